import { command, type Files, judges, script, shell, tasks } from "./in-roles.js";

// What roles say of the host and of Ansible.

judges(
  "REX101",
  [
    [
      "a list in until",
      tasks("- command: x\n  register: r\n  until: r.stdout\n  changed_when: false\n  check_mode: false\n"),
    ],
    ["an assertion", { ...tasks("- assert: {that: [own_list]}\n"), "defaults/main.yml": "own_list: [a]\n" }],
    [
      "a condition of a block",
      {
        ...tasks("- block:\n    - debug: {msg: x}\n  when: own_list | length\n"),
        "defaults/main.yml": "own_list: [a]\n",
      },
    ],
    ["a text from set_fact", tasks("- set_fact: {own_text: x}\n- debug: {msg: x}\n  when: own_text\n")],
    [
      "braces inside",
      { ...tasks("- debug: {msg: x}\n  when: \"{{ own }} == 'x'\"\n"), "defaults/main.yml": "own: x\n" },
    ],
  ],
  [
    [
      "what 'role()' may give",
      { ...tasks("- debug: {msg: x}\n  when: own | bool\n"), "defaults/main.yml": "own: 'yes'\n" },
    ],
  ],
);

judges(
  "REX102",
  [
    ["apt_key by its short name", tasks("- apt_key: {url: 'https://a.example.com/key'}\n")],
    ["apt-key", shell("set -o pipefail; curl -fsSL https://a.example.com/key | sudo apt-key add -")],
    ["add-apt-repository", command("add-apt-repository ppa:x/y")],
    ["a PPA", tasks("- apt_repository: {repo: 'ppa:x/y'}\n")],
    [
      "packages of a list",
      { ...tasks("- apt: {name: '{{ own }}'}\n"), "defaults/main.yml": "own: [curl, software-properties-common]\n" },
    ],
    ["packages of a loop", tasks("- apt: {name: '{{ item }}'}\n  loop: [ntp]\n")],
    ["apt-get install", command("apt-get install -y dnsutils")],
    ["PHP of older days", tasks("- apt: {name: php8.2-fpm}\n")],
    ["docker_compose", tasks("- community.docker.docker_compose: {project_src: /x}\n")],
    ["warn", tasks("- shell: echo x\n  args: {warn: false}\n  changed_when: true\n")],
    ["sudo: yes", tasks("- command: x\n  sudo: yes\n  changed_when: true\n")],
    ["include", tasks("- include: more.yml\n")],
    ["pip of the system", command("pip3 install tool==1.2.3")],
    ["a unit of another system", tasks("- service: {name: crond, state: started}\n")],
    ["systemctl of such a unit", command("systemctl restart rsyslogd")],
    ["a program in a unit", { "files/own.service": "[Service]\nExecStart=/usr/sbin/ifconfig eth0\n" }],
    ["a program in cron", { "files/cron.d/own": "0 3 * * * root netstat -tln\n" }],
    ["a program behind sudo", command("sudo ifconfig eth0")],
    ["a file that nothing reads, by a shell", shell("echo vm.swappiness=10 >> /etc/sysctl.conf")],
    ["a file that nothing reads, by a default", tasks("- sysctl: {name: vm.swappiness, value: '10'}\n")],
    [
      "a suite of another Debian",
      { "files/sources.list.d/x.list": "deb http://deb.debian.org/debian bookworm main\n" },
    ],
    ["Jinja for Python 2", { "templates/x.j2": "{% for k, v in own.iteritems() %}{{ k }}{% endfor %}\n" }],
    ["always_run", tasks("- command: x\n  always_run: yes\n  changed_when: true\n")],
  ],
  [
    ["another system", tasks("- yum: {name: x}\n  when: ansible_os_family == 'RedHat'\n")],
    [
      "PHP of a repository beside Debian's",
      tasks(
        "- deb822_repository: {name: x, uris: 'https://a.example.com', suites: trixie}\n- apt: {name: php8.2-fpm}\n",
      ),
    ],
    ["pip in a folder of its own", tasks("- pip: {name: tool==1.2.3, virtualenv: /opt/x}\n")],
    ["a program that a role installs", tasks("- apt: {name: net-tools}\n- command: netstat -tln\n")],
    ["a program that is asked for first", shell("ifconfig eth0 || ip address")],
    ["another machine", tasks("- command: netstat -tln\n  delegate_to: localhost\n")],
    ["removing what is gone", tasks("- apt: {name: ntp, state: absent}\n")],
  ],
);

judges(
  "REX110",
  [
    ["a value", tasks("- apt: {name: x, state: installed}\n")],
    ["a value as key=value", tasks("- apt: name=x state=installed\n")],
    [
      "a value by a variable",
      { ...tasks("- apt: {name: x, state: '{{ s }}'}\n"), "defaults/main.yml": "s: installed\n" },
    ],
    ["a value in args", tasks("- apt: {name: x}\n  args: {state: installed}\n")],
    ["a value of local_action", tasks("- local_action: {module: file, path: /x, state: folder}\n")],
    ["a handler's", { "handlers/main.yml": "- name: x\n  service: {name: x, state: restart}\n" }],
    ["a number", tasks("- wait_for: {path: /x, timeout: soon}\n")],
    ["an option", tasks("- copy: {content: x, destination: /x}\n")],
    ["an option that is missing", tasks("- copy: {content: x}\n")],
    ["a module", tasks("- ansible.builtin.ufw: {rule: allow}\n")],
  ],
  [
    ["an alias", tasks("- file: {name: /x, state: absent}\n")],
    ["what another module takes", tasks("- package: {name: x, update_cache: true}\n")],
    ["names of one's own", tasks("- set_fact: {own: x}\n")],
    ["defaults of a block", tasks("- block:\n    - slurp:\n  module_defaults: {slurp: {src: /x}}\n")],
    ["a value that only the run knows", tasks("- apt: {name: x, state: '{{ s }}'}\n")],
    ["yes", tasks("- apt: {update_cache: yes, autoremove: 'on'}\n")],
  ],
);

judges(
  "REX103",
  [
    [
      "a template",
      {
        ...tasks("- template: {src: sshd.j2, dest: /etc/ssh/sshd_config, mode: '0600'}\n"),
        "templates/sshd.j2": "PermitRootLogin no\n",
      },
    ],
    [
      "lines of a loop",
      tasks(
        "- lineinfile: {path: /etc/ssh/sshd_config, line: '{{ item.k }} {{ item.v }}'}\n  loop: [{k: PasswordAuthentication, v: 'no'}]\n",
      ),
    ],
    ["a block", tasks("- blockinfile: {path: /etc/ssh/sshd_config.d/x.conf, block: 'AllowUsers deploy'}\n")],
    ["sed", command("sed -i 's/^#?Port .*/Port 804/' /etc/ssh/sshd_config")],
    ["echo", shell("echo 'Port 804' >> /etc/ssh/sshd_config")],
    ["stopping it", tasks("- systemd: {name: ssh, state: stopped}\n")],
    ["systemctl", command("systemctl disable --now ssh.service")],
    ["a line of an INI file", tasks("- ini_file: {path: /etc/ssh/sshd_config, option: Port, value: '804'}\n")],
    ["perl", command("perl -pi -e 's/^#?Port 22/Port 804/' /etc/ssh/sshd_config")],
    ["a here-document", shell("cat > /etc/ssh/sshd_config.d/x.conf <<EOF\nPort 804\nEOF")],
    ["tee", shell("echo 'PasswordAuthentication no' | sudo tee /etc/ssh/sshd_config.d/x.conf")],
    [
      "the socket of sshd",
      tasks(
        "- copy: {dest: /etc/systemd/system/ssh.socket.d/x.conf, mode: '0644', content: \"[Socket]\\nListenStream=\\nListenStream=804\\n\"}\n",
      ),
    ],
    [
      "a rule of the module iptables",
      tasks("- iptables: {chain: INPUT, protocol: tcp, destination_port: '22', jump: DROP}\n"),
    ],
    ["a rule of the module ufw", tasks("- ufw: {rule: deny, name: OpenSSH}\n")],
    ["a route into nothing", command("ip route add blackhole 0.0.0.0/0")],
    ["the interface", shell("ip link set eth0 down && sleep 1")],
    ["the way out", command("ip route del default")],
    ["a rule of nft", command("nft add rule inet filter input tcp dport 22 drop")],
    ["a rule of ufw", command("ufw deny 22/tcp")],
    ["a rule of iptables", command("iptables -I INPUT -p tcp --dport 22 -j DROP")],
    ["what brings the network up", tasks("- service: {name: networking, state: stopped}\n")],
    ["hosts.deny", tasks("- lineinfile: {path: /etc/hosts.deny, line: 'sshd: ALL'}\n")],
    ["an account that ends", command("usermod --lock --expiredate 1 deploy")],
    ["the login by its variable", tasks("- user: {name: '{{ ansible_user }}', shell: /usr/sbin/nologin}\n")],
    ["a way out of the VPN", command("tailscale up --authkey file:/etc/key --exit-node=100.64.0.1")],
    ["a client of a VPN", command("mullvad connect")],
    [
      "OpenVPN",
      tasks("- copy: {dest: /etc/openvpn/client/x.conf, mode: '0600', content: \"redirect-gateway def1\\n\"}\n"),
    ],
    ["the way out by a tunnel", command("ip route replace default dev wg0")],
    ["half of it twice", command("ip -4 r add 0.0.0.0/1 via 10.8.0.1 dev tun0")],
    [
      "a tunnel that takes all",
      {
        ...tasks("- template: {src: wg0.conf.j2, dest: /etc/wireguard/wg0.conf, mode: '0600'}\n"),
        "templates/wg0.conf.j2": "[Peer]\nAllowedIPs = 0.0.0.0/0, ::/0\n",
      },
    ],
  ],
  [
    ["an interface of one's own", command("ip link delete own0")],
    ["a VPN that takes its own range", command("tailscale up --exit-node= --accept-dns=false")],
    [
      "what a server tells its clients",
      tasks("- copy: {dest: /etc/openvpn/server/x.conf, mode: '0600', content: 'push \"redirect-gateway def1\"'}\n"),
    ],
    ["a route to the VPN", command("ip route replace 10.8.0.0/24 dev wg0")],
    [
      "a tunnel without routes",
      tasks(
        "- copy: {dest: /etc/wireguard/wg0.conf, mode: '0600', content: \"[Interface]\\nTable = off\\n[Peer]\\nAllowedIPs = 0.0.0.0/0\\n\"}\n",
      ),
    ],
    [
      "a tunnel to one range",
      tasks(
        "- copy: {dest: /etc/wireguard/wg0.conf, mode: '0600', content: \"[Peer]\\nAllowedIPs = 10.0.0.0/8, 100.0.0.0/10\\n\"}\n",
      ),
    ],
    ["a socket at the same port", { "files/ssh.socket": "[Socket]\nListenStream=0.0.0.0:22\n" }],
    ["what shuts nobody out", tasks("- lineinfile: {path: /etc/ssh/sshd_config, line: 'X11Forwarding no'}\n")],
    ["a client's settings", tasks("- copy: {dest: /etc/ssh/ssh_config.d/x.conf, mode: '0644', content: 'Port 804'}\n")],
  ],
);

judges(
  "REX108",
  [
    ["ufw enable", command("ufw --force enable")],
    ["a policy", command("iptables -P INPUT DROP")],
    ["the module iptables", tasks("- iptables: {chain: INPUT, policy: DROP}\n")],
    ["a chain of nft", shell("nft 'add chain inet f in { type filter hook input priority 0; policy drop; }'")],
    [
      "a file of iptables",
      { "files/rules.v4": "*filter\n:INPUT DROP [0:0]\n-A INPUT -p tcp --dport 443 -j ACCEPT\nCOMMIT\n" },
    ],
    ["firewalld", tasks("- ansible.posix.firewalld: {zone: drop, state: enabled, interface: eth0}\n")],
    [
      "a file that nft loads",
      {
        "files/nftables.conf":
          "table inet f {\n chain input {\n  type filter hook input priority 0; policy drop;\n  tcp dport 443 accept\n }\n}\n",
      },
    ],
    ["a line of ufw.conf", tasks("- lineinfile: {path: /etc/ufw/ufw.conf, regexp: '^ENABLED=', line: ENABLED=yes}\n")],
    ["SSH let in behind", tasks("- ufw: {state: enabled}\n- ufw: {rule: allow, port: '22'}\n")],
  ],
  [
    ["SSH let in before", shell("ufw allow OpenSSH && ufw --force enable")],
    [
      "SSH let in by a loop",
      tasks("- ufw: {rule: allow, port: '{{ item }}'}\n  loop: [22, 443]\n- ufw: {state: enabled, policy: deny}\n"),
    ],
    [
      "a file that lets SSH in",
      {
        "files/nftables.conf":
          "table inet f {\n chain input {\n  type filter hook input priority 0; policy drop;\n  tcp dport { 22, 443 } accept\n }\n}\n",
      },
    ],
  ],
);

judges(
  "REX260",
  [
    ...["IPForward=no", "IPv4Forwarding=false", "IPForward = ipv6"].map((line): [string, Files] => [
      `${line} for systemd-networkd`,
      tasks(
        `- copy: {dest: /etc/systemd/network/10-uplink.network, mode: "0644", content: "[Network]\\n${line}\\n"}\n`,
      ),
    ]),
    ["a line of networkd.conf", tasks("- lineinfile: {path: /etc/systemd/networkd.conf, line: IPv4Forwarding=no}\n")],
    [
      "the module",
      tasks("- ansible.posix.sysctl: {name: net.ipv4.ip_forward, value: '0', sysctl_file: /etc/sysctl.d/x.conf}\n"),
    ],
    ["the module as key=value", tasks("- sysctl: name=net.ipv4.ip_forward value=0 sysctl_file=/etc/sysctl.d/x.conf\n")],
    [
      "a map",
      {
        ...tasks("- sysctl: {name: '{{ item.key }}', value: '{{ item.value }}'}\n  loop: '{{ own | dict2items }}'\n"),
        "defaults/main.yml": "own:\n  vm.swappiness: 10\n  net.ipv4.ip_forward: 0\n",
      },
    ],
    ["a file", { "files/sysctl.d/90-own.conf": "vm.swappiness = 10\nnet.ipv4.ip_forward = 0\n" }],
    ["slashes", { "files/sysctl.d/90-own.conf": "-net/ipv4/conf/all/forwarding=0\n" }],
    [
      "text",
      tasks("- copy: {dest: /etc/sysctl.d/x.conf, mode: '0644', content: 'net.ipv4.conf.default.forwarding=0'}\n"),
    ],
    ["a line", tasks("- lineinfile: {path: /etc/sysctl.d/x.conf, line: net.ipv4.ip_forward=0, create: true}\n")],
    [
      "a template",
      {
        ...tasks("- template: {src: x.j2, dest: /etc/sysctl.d/x.conf, mode: '0644'}\n"),
        "templates/x.j2": "net.ipv4.ip_forward={{ own_forward }}\n",
        "defaults/main.yml": "own_forward: 0\n",
      },
    ],
    ["sysctl -w", command("sysctl -w net.ipv4.ip_forward=0")],
    ["sysctl", shell("sudo sysctl -q net/ipv4/ip_forward=0")],
    ["a script", script("sysctl -qw net.ipv4.ip_forward=0 vm.swappiness=10")],
    ["a unit", { "files/x.service": "[Service]\nExecStart=/usr/sbin/sysctl -w net.ipv4.ip_forward=0\n" }],
    ["cron", tasks("- cron: {name: x, special_time: reboot, job: sysctl -w net.ipv4.ip_forward=0}\n")],
    ["echo", shell("echo 0 > /proc/sys/net/ipv4/ip_forward")],
    ["tee", shell("echo 0 | sudo tee /proc/sys/net/ipv4/ip_forward")],
    ["echo into a file", shell("echo net.ipv4.ip_forward=0 >> /etc/sysctl.d/99-own.conf")],
    ["the filter of bridges", tasks("- sysctl: {name: net.bridge.bridge-nf-call-iptables, value: 0}\n")],
  ],
  [
    [
      "a tunnel that forwards nothing",
      tasks(
        `- copy: {dest: /etc/systemd/network/10-vpn.network, mode: "0644", content: "[Match]\\nName=wg0\\n[Network]\\nIPv4Forwarding=no\\n"}\n`,
      ),
    ],
    ["forwarding that is on", command("sysctl -w net.ipv4.ip_forward=1")],
    [
      "forwarding of IPv6, where no network has it",
      tasks("- sysctl: {name: net.ipv6.conf.all.forwarding, value: '0'}\n"),
    ],
    ["another setting", tasks("- sysctl: {name: net.ipv4.conf.all.send_redirects, value: '0'}\n")],
    ["a question", command("sysctl net.ipv4.ip_forward")],
    ["a comment", { "files/sysctl.d/x.conf": "# net.ipv4.ip_forward = 0\n; net.ipv4.ip_forward=0\n" }],
    ["one interface of the host", { "files/sysctl.d/x.conf": "net.ipv4.conf.eth1.forwarding = 0\n" }],
    ["a setting that is taken away", tasks("- sysctl: {name: net.ipv4.ip_forward, value: '0', state: absent}\n")],
    ["a document", { "files/notes.txt": "net.ipv4.ip_forward = 0\n" }],
  ],
);

const listens = "ExecStart=/usr/bin/dockerd -H fd:// -H tcp://0.0.0.0:2375";

judges(
  "REX257",
  [
    ["a drop-in", { "files/docker.service.d/x.conf": `[Service]\nExecStart=\n${listens}\n` }],
    [
      "a drop-in of a template",
      {
        ...tasks("- template: {src: x.j2, dest: /etc/systemd/system/docker.service.d/x.conf, mode: '0644'}\n"),
        "templates/x.j2":
          "[Service]\nExecStart=\nExecStart=/usr/bin/dockerd --host=fd:// --host=tcp://{{ ansible_host }}:2375\n",
      },
    ],
    [
      "text of a drop-in",
      tasks(
        `- copy: {dest: /etc/systemd/system/docker.service.d/x.conf, mode: '0644', content: "[Service]\\nExecStart=\\n${listens}\\n"}\n`,
      ),
    ],
    [
      "a drop-in by a shell",
      shell(`cat > /etc/systemd/system/docker.service.d/x.conf <<EOF\n[Service]\nExecStart=\n${listens}\nEOF`),
    ],
    [
      "options of the service",
      tasks(`- lineinfile: {path: /etc/default/docker, line: 'DOCKER_OPTS="-H tcp://0.0.0.0:2375"'}\n`),
    ],
    ["a file of settings", { "files/docker/daemon.json": '{"hosts": ["fd://", "tcp://0.0.0.0:2375"]}\n' }],
    [
      "settings over lines",
      {
        "files/daemon.docker.json":
          '{\n  "hosts": [\n    "unix:///run/docker.sock",\n    "tcp://127.0.0.1:2375"\n  ]\n}\n',
      },
    ],
    [
      "a socket",
      tasks(
        "- copy: {dest: /etc/systemd/system/docker.socket.d/x.conf, mode: '0644', content: \"[Socket]\\nListenStream=2375\\n\"}\n",
      ),
    ],
    [
      "a relay",
      { "files/x.service": "[Service]\nExecStart=/usr/bin/socat TCP-LISTEN:2375,fork UNIX-CONNECT:/run/docker.sock\n" },
    ],
    ["a command", shell("nohup dockerd -H tcp://0.0.0.0:2375 &")],
  ],
  [
    [
      "certificates of both ends",
      {
        "files/docker.service.d/x.conf": `[Service]\nExecStart=\n${listens} --tlsverify --tlscacert=/etc/docker/ca.pem\n`,
      },
    ],
    ["a drop-in of something else", { "files/docker.service.d/x.conf": "[Service]\nTimeoutStopSec=300\n" }],
    [
      "the socket's group",
      { "files/docker.socket.d/x.conf": "[Socket]\nListenStream=/run/docker.sock\nSocketGroup=docker\n" },
    ],
    ["a client", command("docker -H tcp://build.example.com:2376 --tlsverify info")],
    ["a service that asks another", { "files/app.env": "DOCKER_HOST=tcp://socket-proxy:2375\n" }],
    [
      "a log driver's address",
      { "files/docker/daemon.json": '{"log-opts": {\n  "syslog-address": "tcp://192.0.2.7:514"\n}}\n' },
    ],
  ],
);

judges(
  "REX262",
  [
    [
      "a script of cron with an ending",
      { ...tasks("- copy: {src: x.sh, dest: /etc/cron.weekly/, mode: '0755'}\n"), "files/x.sh": "#!/bin/sh\n" },
    ],
    [
      "a template",
      { ...tasks("- template: {src: x.j2, dest: /etc/cron.d/own.cron, mode: '0644'}\n"), "templates/x.j2": "x\n" },
    ],
    ["a name in a variable", tasks("- copy: {content: x, dest: '/etc/sudoers.d/{{ own_user }}.conf', mode: '0440'}\n")],
    ["a line", tasks("- lineinfile: {path: /etc/sysctl.d/99-own, line: vm.swappiness = 10, create: true}\n")],
    [
      "a drop-in of a unit",
      tasks("- copy: {content: '[Service]', dest: /etc/systemd/system/x.service.d/own, mode: '0644'}\n"),
    ],
    ["settings of sshd", tasks("- copy: {content: Banner none, dest: /etc/ssh/sshd_config.d/own, mode: '0600'}\n")],
    ["a redirect", shell("echo 'vm.swappiness = 10' > /etc/sysctl.d/99-own")],
    ["a link", tasks("- file: {src: /opt/own/x.sh, dest: /etc/cron.daily/x.sh, state: link}\n")],
    ["a link of a command", command("ln -s /opt/own/x.sh /etc/cron.daily/x.sh")],
    ["a copy of a command", command("install -m 0755 /opt/own/x.sh /etc/cron.hourly/x.sh")],
    ["the file of the module cron", tasks("- cron: {name: x, user: root, job: /x, cron_file: own.cron}\n")],
    ["a script that is not executable", tasks("- copy: {content: x, dest: /etc/cron.daily/own, mode: '0644'}\n")],
    ["one by its owner's letters", tasks("- copy: {content: x, dest: /etc/cron.daily/own, mode: 'u=rw,g=r'}\n")],
  ],
  [
    ["a plain name", tasks("- copy: {content: x, dest: /etc/cron.d/own, mode: '0644'}\n")],
    ["a script that is executable", tasks("- copy: {content: x, dest: /etc/cron.daily/own, mode: u=rwx}\n")],
    ["a name that nobody knows", tasks("- copy: {content: x, dest: '/etc/sysctl.d/{{ own_name }}', mode: '0644'}\n")],
    ["both forms of apt", tasks("- copy: {content: x, dest: /etc/apt/sources.list.d/own.sources, mode: '0644'}\n")],
    ["a preference", tasks("- copy: {content: x, dest: /etc/apt/preferences.d/own, mode: '0644'}\n")],
    ["a unit", tasks("- copy: {content: '[Unit]', dest: /etc/systemd/system/own.service, mode: '0644'}\n")],
    ["a placeholder", tasks("- copy: {content: '', dest: /etc/cron.d/.placeholder, mode: '0644'}\n")],
    [
      "a source that is set aside",
      tasks("- copy: {content: x, dest: /etc/apt/sources.list.d/x.list.disabled, mode: '0644'}\n"),
    ],
    ["a copy into the folder", command("cp /opt/own/run /etc/cron.daily/run")],
    ["a file that goes", tasks("- file: {path: /etc/cron.daily/own.sh, state: absent}\n")],
  ],
);
