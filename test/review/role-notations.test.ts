import { describe, expect, test } from "vitest";
import { findingsIn } from "./tools/evaluate.js";

// One notation is not another: each defect in the notations in which people write it, and what looks like it and is sound.

type Files = Readonly<Record<string, string>>;

const tasks = (text: string): Files => ({ "tasks/main.yml": text });
const shell = (line: string): Files =>
  tasks(`- name: Run\n  ansible.builtin.shell:\n    cmd: ${JSON.stringify(line)}\n  changed_when: true\n`);
const command = (line: string): Files =>
  tasks(`- name: Run\n  ansible.builtin.command:\n    cmd: ${JSON.stringify(line)}\n  changed_when: true\n`);
const script = (text: string): Files => ({
  "files/run.sh": `#!/bin/bash\nset -euo pipefail\n${text}\n`,
  "tasks/main.yml": "- name: Run\n  ansible.builtin.script:\n    cmd: run.sh\n  changed_when: true\n",
});

async function idsOf(files: Files, late = false): Promise<readonly string[]> {
  const findings = await findingsIn({ role: "own", files, late });
  return [...new Set(findings.map(({ id }) => id))];
}

function judges(
  id: string,
  bad: readonly (readonly [string, Files])[],
  good: readonly (readonly [string, Files])[],
  late = false,
) {
  describe(id, () => {
    test.each(bad)("refuses %s", async (_, files) => {
      expect(await idsOf(files, late)).toContain(id);
    });
    test.each(good)("bears %s", async (_, files) => {
      expect(await idsOf(files, late)).not.toContain(id);
    });
  });
}

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
    ["import_role in a block", tasks("- block:\n    - ansible.builtin.import_role: {name: hardening}\n")],
  ],
  [
    ["no dependencies", { "meta/main.yml": "dependencies: []\n" }],
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
  "REX007",
  [
    ["docker exec in a shell block", shell("set -e\ndocker exec -i example_app /app/seed")],
    ["docker compose exec", command("docker compose -p example exec -T app /app/seed")],
    ["docker-compose exec", command("docker-compose exec app /app/seed")],
    ["docker cp", command("docker cp /x example_app:/x")],
    ["docker restart", command("docker restart example_app")],
    ["sudo", command("sudo docker container exec example_app x")],
    ["a script", script("docker exec example_app x")],
    [
      "docker_compose_v2_exec",
      tasks("- community.docker.docker_compose_v2_exec: {project_src: /x, service: app, command: x}\n"),
    ],
    [
      "docker_container_copy_into",
      tasks("- community.docker.docker_container_copy_into: {container: example_app, path: /x, container_path: /x}\n"),
    ],
    [
      "a connection",
      tasks(
        "- ansible.builtin.raw: x\n  delegate_to: example_app\n  connection: community.docker.docker\n  changed_when: true\n",
      ),
    ],
    ["the stack's name by a variable", command("docker exec {{ stack_name }}_app x")],
    ["a name by a variable of the shell", shell("C=example_app\ndocker exec $C x")],
    ["a filter", shell("docker exec $(docker ps -qf name=example_app) x")],
    ["docker start", command("docker start example_app")],
    ["a container in its network", command("docker run --rm --network container:example_app x:1.2.3")],
    ["docker inspect", shell("nsenter -t $(docker inspect -f '{{ '{{.State.Pid}}' }}' example_app) -n ss -tln")],
  ],
  [
    ["another container", command("docker exec side_app x")],
    ["a question that may fail", shell("docker logs example_app || true")],
  ],
);

judges(
  "REX006",
  [
    ["a loop", tasks("- docker_network: {name: '{{ item }}'}\n  loop: [example_backend]\n")],
    ["the stack's name by a variable", tasks("- docker_network: {name: '{{ stack_name }}_backend'}\n")],
    ["a variable of the shell", shell("NET=example_backend\ndocker network create $NET")],
  ],
  [["a network of one's own", tasks("- docker_network: {name: own_backend}\n")]],
);

judges(
  "REX050",
  [["|| true", shell("/usr/local/bin/own || true")]],
  [["a result that is read", tasks("- shell: own || true\n  register: r\n  changed_when: false\n- debug: {var: r}\n")]],
);

judges(
  "REX054",
  [
    ["docker run", command("docker run --rm -v /x:/x ghcr.io/example/tool:latest x")],
    ["docker pull", shell("docker pull -q ghcr.io/example/tool")],
    ["sudo docker run in a script", script("sudo docker run --rm ghcr.io/example/tool:edge")],
    ["a unit", { "files/x.service": "[Service]\nExecStart=/usr/bin/docker run --rm ghcr.io/example/tool\n" }],
    [
      "docker_container",
      tasks("- community.docker.docker_container: {name: x, image: 'ghcr.io/example/tool:latest'}\n"),
    ],
    ["docker_container as key=value", tasks("- docker_container: name=x image=ghcr.io/example/tool:latest\n")],
    [
      "docker_image with its tag beside it",
      tasks("- community.docker.docker_image: {name: ghcr.io/example/tool, tag: latest, source: pull}\n"),
    ],
    ["a variable", { ...command("docker run x:{{ tag }}"), "defaults/main.yml": "tag: latest\n" }],
    ["a variable's default", command("docker run x:{{ tag | default('latest') }}")],
    ["a shell's default", shell("docker run x:${TAG:-latest}")],
  ],
  [
    ["an exact version", command("docker run x:1.2.3")],
    ["a digest", command(`docker run x@sha256:${"a".repeat(64)}`)],
    ["a version by a variable", { ...command("docker run x:{{ tag }}"), "defaults/main.yml": "tag: 1.2.3\n" }],
  ],
);

judges(
  "REX057",
  [
    ["sudo and options before", command("sudo docker --context x system prune -af --volumes")],
    ["a pipeline in a cron job", tasks("- cron: {name: x, job: 'cd /x && docker compose down'}\n")],
    [
      "a unit",
      {
        "templates/x.service.j2": "[Service]\nExecStop=/usr/bin/docker compose -f {{ x }} down\n",
        "defaults/main.yml": "x: y\n",
      },
    ],
    ["argv", tasks("- command: {argv: [docker, network, rm, x]}\n  changed_when: true\n")],
    ["a file that nft loads", { "files/nftables.conf": "#!/usr/sbin/nft -f\nflush ruleset\n" }],
    ["a template that nft loads", { "templates/firewall.nft.j2": "flush ruleset\ntable inet x {\n}\n" }],
    ["text in a task", tasks("- copy: {dest: /etc/nftables.conf, mode: '0600', content: \"flush ruleset\\n\"}\n")],
    ["nft with a here-document", shell("nft -f - <<EOF\nflush ruleset\nEOF\n")],
    ["nft from its input", tasks("- command: {cmd: nft -f -, stdin: flush ruleset}\n  changed_when: true\n")],
    ["the module iptables", tasks("- ansible.builtin.iptables: {flush: true}\n")],
    ["iptables of one chain", command("iptables -t filter -F INPUT")],
    ["ufw reset", command("ufw --force reset")],
    ["rm -rf of the stack", command("rm -rf /opt/example/data")],
    ["rm of Docker's own in a script", script('rm -r "/var/lib/docker/"')],
    ["a folder by a module", tasks("- file: {path: /opt/example/data, state: absent}\n")],
    ["mkfs", command("mkfs.ext4 /dev/sdb")],
    ["every container", shell("docker rm -f $(docker ps -aq)")],
    ["ufw disable", command("ufw disable")],
    ["remove_orphans: yes", tasks("- community.docker.docker_compose_v2: {project_src: /x, remove_orphans: yes}\n")],
  ],
  [
    ["docker image prune", command("docker image prune -f")],
    ["a table of one's own", { "files/nftables.conf": "#!/usr/sbin/nft -f\ntable inet own\nflush table inet own\n" }],
    ["a chain of one's own", command("iptables -F OWN")],
    ["rm of what the role made", command("rm -rf /opt/own/cache")],
    ["an old backup", command("rm -rf /var/backups/own/2024")],
    ["words in an echo", shell("echo 'never run docker system prune'")],
  ],
);

judges(
  "REX068",
  [
    ["curl | sudo bash", shell("set -o pipefail; curl -fsSL https://get.example.com | sudo -E bash -")],
    ["curl | tee | sh", shell("set -o pipefail; curl -fsSL https://get.example.com | tee /x | sh")],
    ['sh -c "$(curl)"', shell('sh -c "$(curl -fsSL https://get.example.com)"')],
    ["bash <(curl)", shell("bash <(curl -fsSL https://get.example.com)")],
    ["wget -O- | python3", shell("set -o pipefail; wget -qO- https://get.example.com | python3 -")],
    ["go install", command("go install example.com/tool@latest")],
    ["gem install", command("gem install tool")],
    ["pip as a list", tasks("- pip: {name: [tool], virtualenv: /opt/x}\n")],
  ],
  [
    [
      "a script that is downloaded and a shell that runs another",
      shell("curl -fsSLo /x https://a.example.com/v1.2.3/x; bash /y"),
    ],
    ["versions", command("gem install tool -v 1.2.3")],
  ],
);

judges(
  "REX063",
  [
    ["a shell in a command", command("bash -c 'dump | gzip > /x'")],
    ["a pipeline over lines", shell("dump |\n  gzip > /x")],
    [
      "a bash script in a task",
      tasks("- copy: {dest: /x.sh, mode: '0755', content: \"#!/bin/bash\\ndump | gzip > /x\\n\"}\n"),
    ],
  ],
  [
    ["pipefail", shell("set -o pipefail; dump | gzip > /x")],
    ["a sign in quotes", shell("grep -E 'a|b' /x")],
  ],
);

judges(
  "REX035",
  [["docker run -p", command("docker run -d -p 5432:5432 postgres:18.4-bookworm")]],
  [["docker run -p on loopback", command("docker run -d -p127.0.0.1:5432:5432 postgres:18.4-bookworm")]],
);
judges(
  "REX038",
  [
    ["docker run -v", command("docker run -v /var/run/docker.sock:/s x:1.2.3")],
    ["docker run --mount", command("docker run --mount type=bind,source=/var/run/docker.sock,target=/s x:1.2.3")],
  ],
  [],
);
judges(
  "REX064",
  [
    ["docker run --privileged", command("docker run --privileged x:1.2.3")],
    ["docker run --pid", command("docker run --pid=host x:1.2.3")],
  ],
  [["docker run", command("docker run --rm -it x:1.2.3 --privileged")]],
);
judges("REX028", [["docker run -e", command("docker run -e API_TOKEN=abc x:1.2.3")]], []);

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
    ["removing what is gone", tasks("- apt: {name: ntp, state: absent}\n")],
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
    ["hosts.deny", tasks("- lineinfile: {path: /etc/hosts.deny, line: 'sshd: ALL'}\n")],
    ["an account that ends", command("usermod --lock --expiredate 1 deploy")],
  ],
  [
    ["what shuts nobody out", tasks("- lineinfile: {path: /etc/ssh/sshd_config, line: 'X11Forwarding no'}\n")],
    ["a client's settings", tasks("- copy: {dest: /etc/ssh/ssh_config.d/x.conf, mode: '0644', content: 'Port 804'}\n")],
  ],
);

judges(
  "REX104",
  [
    ["a file of cron", { "files/cron.d/dump": "0 3 * * * root dump > /srv/$(date +%F)\n" }],
    [
      "text in a task",
      tasks("- copy: {dest: /etc/cron.d/dump, mode: '0644', content: '0 3 * * * root dump $(date +%s)'}\n"),
    ],
    ["a unit in a template", { "templates/dump.service.j2": "[Service]\nExecStart=/bin/sh -c 'dump $(date +%Y)'\n" }],
  ],
  [
    ["an escaped sign", { "files/cron.d/dump": "0 3 * * * root dump > /srv/$(date +\\%F)\n" }],
    ["Jinja", { "templates/cron.d/dump.j2": "{% if true %}\n0 3 * * * root dump\n{% endif %}\n" }],
    ["a specifier that is meant", { "files/x@.service": "[Service]\nExecStart=/usr/bin/x --name %i\n" }],
    ["a script", { "files/cron.daily/dump": "#!/bin/sh\ndump > /srv/$(date +%F)\n" }],
  ],
);

judges(
  "REX105",
  [
    ["apt: upgrade: dist", tasks("- apt: {upgrade: dist}\n")],
    ["apt-get upgrade", shell("apt-get -y dist-upgrade")],
    ["shutdown -r", command("shutdown -r now")],
    ["systemctl reboot in a script", script("systemctl reboot")],
  ],
  [["an update of the list", tasks("- apt: {update_cache: true}\n")]],
  true,
);

judges(
  "REX107",
  [
    ["a container of a task", tasks("- docker_container: {name: w, image: 'nickfedor/watchtower:1.11.0'}\n")],
    ["docker run", command("docker run -d --name w containrrr/watchtower:1.7.1")],
    ["a Compose file", { "files/compose.yml": "services:\n  w:\n    image: containrrr/watchtower:1.7.1\n" }],
    [
      "a unit with a timer",
      {
        "files/up.service": "[Service]\nExecStart=/usr/bin/docker compose pull\n",
        "files/up.timer": "[Timer]\nOnCalendar=daily\n",
      },
    ],
    [
      "a file of cron",
      { "files/cron.d/up": "0 3 * * * root docker compose -f /x pull && docker compose -f /x up -d\n" },
    ],
  ],
  [
    [
      "one that only watches",
      tasks(
        "- docker_container: {name: w, image: 'containrrr/watchtower:1.7.1', env: {WATCHTOWER_MONITOR_ONLY: 'true'}}\n",
      ),
    ],
    ["a unit that starts containers", { "files/up.service": "[Service]\nExecStart=/usr/bin/docker compose up\n" }],
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
  "REX106",
  [
    [
      "a template",
      { ...tasks("- template: {src: d.j2, dest: /etc/docker/daemon.json, mode: '0644'}\n"), "templates/d.j2": "{}\n" },
    ],
    ["a package of the engine", tasks("- apt: {name: [curl, docker.io], state: absent}\n")],
    ["the stack's folder", tasks("- file: {path: /opt/example/compose, state: directory, mode: '0777'}\n")],
  ],
  [["a folder of one's own", tasks("- file: {path: /opt/own, state: directory, mode: '0750'}\n")]],
);

judges(
  "REX109",
  [["import_role of nothing", tasks("- ansible.builtin.import_role: {name: greeting}\n")]],
  [["a name that only the run knows", tasks("- ansible.builtin.include_role: {name: '{{ own }}'}\n")]],
);
