import { command, type Files, judges, script, shell, tasks } from "./in-roles.js";

// What roles run, ask and share.

judges(
  "REX003",
  [
    ["meta/main.yaml", { "meta/main.yaml": "dependencies: [common]\n" }],
    ["meta/main.json", { "meta/main.json": `{"dependencies": [{"role": "common"}]}` }],
    ["meta/main", { "meta/main": "dependencies: [{name: common}]\n" }],
    ["a dependency as text", { "meta/main.yml": "dependencies: common\n" }],
    ["a dependency as a map", { "meta/main.yml": "dependencies: {role: common}\n" }],
    ["include_role", tasks("- include_role: {name: docker}\n")],
    ["include_role as key=value", tasks("- include_role: name=docker\n")],
    [
      "include_role of a loop's variable",
      {
        ...tasks("- include_role: {name: '{{ item }}'}\n  loop: '{{ own_roles }}'\n"),
        "defaults/main.yml": "own_roles: [helper, docker]\n",
      },
    ],
    ["a file of another role's tasks", tasks("- include_tasks: ../../docker/tasks/main.yml\n")],
    ["such a file by its path", tasks("- import_tasks: '{{ role_path }}/../docker/tasks/main.yml'\n")],
    ["tasks_from that is the role's main", tasks("- import_role: {name: docker, tasks_from: main.yaml}\n")],
    ["import_role in a block", tasks("- block:\n    - ansible.builtin.import_role: {name: hardening}\n")],
  ],
  [
    ["no dependencies", { "meta/main.yml": "dependencies: []\n" }],
    ["a file of one's own tasks", tasks("- include_tasks: more/docker.yml\n")],
    [
      "one file of a role's tasks",
      tasks("- ansible.builtin.include_role: {name: docker-stack, tasks_from: lock.yml}\n"),
    ],
    ["such a file by its path", tasks("- include_tasks: ../../docker-stack/tasks/lock.yml\n")],
    ["a role that nobody else runs", tasks("- ansible.builtin.include_role: {name: helper}\n")],
  ],
);

const asked = "  register: check\n  changed_when: false\n  check_mode: false\n  failed_when: false\n";

const ping = "- name: Ask\n  ansible.builtin.command:\n    cmd: ping -c 1 100.64.0.1\n";

judges(
  "REX004",
  [
    ["sudo", command("sudo ping -c 3 100.64.0.1")],
    ["timeout", command("timeout 5 ping -c 3 100.64.0.1")],
    ["timeout in a shell", shell("timeout 5 bash -c 'ping -c1 100.64.0.1'")],
    [
      "argv",
      tasks(
        "- name: Ask\n  ansible.builtin.command:\n    argv: [ping, -c, '1', vpn.example.com]\n  changed_when: false\n",
      ),
    ],
    ["nc -z", command("nc -z -w 3 100.64.0.1 443")],
    ["curl", command("curl -fsS -o /dev/null https://vpn.example.com/")],
    ["wget --spider", command("wget --spider https://vpn.example.com/")],
    ["/dev/tcp", shell("timeout 3 bash -c '</dev/tcp/100.64.0.1/443'")],
    ["exit 1", shell("if ! ping -c1 100.64.0.1; then echo down; exit 1; fi")],
    ["|| exit 1", shell("ping -c1 100.64.0.1 || exit 1")],
    ["a script", script("ping -c 1 100.64.0.1")],
    ["uri", tasks("- name: Ask\n  ansible.builtin.uri: {url: 'https://vpn.example.com/health', status_code: 200}\n")],
    ["wait_for as key=value", tasks("- name: Ask\n  wait_for: host=100.64.0.1 port=443 timeout=5\n")],
    ["failed_when: rc != 0", tasks(`${ping}  register: check\n  changed_when: false\n  failed_when: check.rc != 0\n`)],
    ["assert", tasks(`${ping}${asked}- name: Judge\n  ansible.builtin.assert:\n    that: check.rc == 0\n`)],
    ["fail", tasks(`${ping}${asked}- name: Judge\n  ansible.builtin.fail: {msg: down}\n  when: check.rc != 0\n`)],
    ["a fact between", tasks(`${ping}${asked}- set_fact: {up: "{{ check.rc == 0 }}"}\n- assert: {that: up}\n`)],
    ["a variable", { ...command("ping -c 1 {{ vpn }}"), "defaults/main.yml": "vpn: 100.64.0.1\n" }],
    ["a variable of the shell", shell("VPN=100.64.0.1\nping -c 1 $VPN")],
    ["a loop that waits", shell("until ping -c1 100.64.0.1; do sleep 2; done")],
    ["a name that is looked up", command("getent hosts vpn.example.com")],
    ["a session that does nothing", command("ssh -o ConnectTimeout=5 vpn.example.com true")],
    ["a connection of Python", command("python3 -c \"import socket; socket.create_connection(('100.64.0.1', 443))\"")],
    ["another host that is asked for its answer", tasks("- ansible.builtin.ping:\n  delegate_to: vpn.example.com\n")],
    ["another host that is waited for", tasks("- wait_for_connection:\n  delegate_to: vpn.example.com\n")],
    ["wait_for from elsewhere", tasks("- wait_for: {port: 443}\n  delegate_to: vpn.example.com\n")],
  ],
  [
    ["a report", tasks(`${ping}${asked}- name: Tell\n  ansible.builtin.debug: {msg: "{{ check.rc }}"}\n`)],
    ["|| true", shell("ping -c1 100.64.0.1 || true")],
    ["the host itself", command("ping -c 1 127.0.0.1")],
    [
      "a download",
      tasks("- name: Get\n  ansible.builtin.uri: {url: 'https://api.example.com/x', return_content: true}\n"),
    ],
    ["a download by curl", command("curl -fsSL -o /opt/x https://dl.example.com/v1.2.3/x")],
    [
      "a rescued block",
      tasks(
        "- block:\n    - name: Ask\n      ansible.builtin.command: ping -c1 100.64.0.1\n      changed_when: false\n  rescue:\n    - ansible.builtin.debug: {msg: down}\n",
      ),
    ],
  ],
);

judges(
  "REX069",
  [
    ["systemctl in a script", script("systemctl --no-block restart docker.service")],
    ["sudo service", shell("sudo service docker restart")],
    [
      "a unit by a variable",
      { ...tasks("- systemd: {name: '{{ u }}', state: restarted}\n"), "defaults/main.yml": "u: docker\n" },
    ],
  ],
  [["another unit", command("systemctl restart caddy")]],
  true,
);

judges(
  "REX105",
  [
    ["apt: upgrade: dist", tasks("- apt: {upgrade: dist}\n")],
    ["apt-get upgrade", shell("apt-get -y dist-upgrade")],
    ["the newest of everything", tasks("- apt: {name: '*', state: latest}\n")],
    ["the newest Docker", tasks("- apt: {name: [docker.io], state: latest}\n")],
    ["the newest Docker of a loop", tasks("- apt: {name: '{{ item }}', state: latest}\n  loop: [docker.io]\n")],
    ["the newest Docker by a command", command("apt-get install --only-upgrade -y docker.io")],
    ["shutdown -r", command("shutdown -r now")],
    ["systemctl reboot in a script", script("systemctl reboot")],
  ],
  [
    ["an update of the list", tasks("- apt: {update_cache: true}\n")],
    ["the newest of another package", tasks("- apt: {name: htop, state: latest}\n")],
  ],
  true,
);

judges(
  "REX106",
  [
    [
      "a template",
      { ...tasks("- template: {src: d.j2, dest: /etc/docker/daemon.json, mode: '0644'}\n"), "templates/d.j2": "{}\n" },
    ],
    ["a package of the engine", tasks("- apt: {name: [curl, docker.io], state: absent}\n")],
    ...["/etc/docker/daemon.json"].flatMap((path): [string, Files][] => [
      ["echo", shell(`echo '{"mtu": 1450}' > ${path}`)],
      ["a here-document", shell(`cat > ${path} <<EOF\n{"mtu": 1450}\nEOF`)],
      ["tee", shell(`echo '{"mtu": 1450}' | sudo tee ${path} >/dev/null`)],
      ["jq and mv", shell(`jq '.mtu = 1450' ${path} > /tmp/d && mv /tmp/d ${path}`)],
      ["jq and sponge", shell(`jq '.mtu = 1450' ${path} | sponge ${path}`)],
      ["sed", command(`sed -i 's/json-file/journald/' ${path}`)],
      ["cp", command(`cp /opt/own/daemon.json ${path}`)],
      ["install into its folder", command("install -m 0644 /opt/own/daemon.json /etc/docker/")],
      ["rm", command(`rm -f ${path}`)],
      ["a script", script(`cat > ${path} <<EOF\n{}\nEOF`)],
      ["a block", tasks(`- blockinfile: {path: ${path}, block: '{}'}\n`)],
      ["a download", tasks(`- get_url: {url: 'https://x.example.com/v1.2.3/d.json', dest: ${path}}\n`)],
      ["a loop", tasks(`- copy: {content: '{}', dest: '{{ item }}'}\n  loop: [${path}]\n`)],
    ]),
    [
      "a folder of files",
      { ...tasks("- copy: {src: docker/, dest: /etc/docker/}\n"), "files/docker/daemon.json": "{}\n" },
    ],
    [
      "a file into its folder",
      { ...tasks("- copy: {src: daemon.json, dest: /etc/docker/}\n"), "files/daemon.json": "{}\n" },
    ],
    ["a package of a loop", tasks("- apt: {name: '{{ item }}', state: latest}\n  loop: [docker-ce]\n")],
    ["a package by a command", command("apt-get install -y --only-upgrade docker.io")],
    ["the stack's folder", tasks("- file: {path: /opt/example/compose, state: directory, mode: '0777'}\n")],
  ],
  [
    ["a folder of one's own", tasks("- file: {path: /opt/own, state: directory, mode: '0750'}\n")],
    ["a look at the settings", command("cat /etc/docker/daemon.json")],
    ["jq that reads", shell("jq .mtu /etc/docker/daemon.json > /opt/own/mtu")],
    ["a copy of the settings", command("cp /etc/docker/daemon.json /opt/own/")],
    ["certificates of a registry", tasks("- copy: {content: x, dest: /etc/docker/certs.d/r.example.com/ca.crt}\n")],
    ["a package that asks Docker", command("apt-get install -y docker-clean ctop")],
  ],
);

judges(
  "REX109",
  [["import_role of nothing", tasks("- ansible.builtin.import_role: {name: greeting}\n")]],
  [["a name that only the run knows", tasks("- ansible.builtin.include_role: {name: '{{ own }}'}\n")]],
);
