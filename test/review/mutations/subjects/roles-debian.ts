import type { Table } from "../mutation.js";
import { inEarlyTasks, inRoleFile } from "../places.js";
import { command, commands, refused, shell, task } from "../tasks.js";

const changes = "  changed_when: true\n";

const inScript = inRoleFile("files/own.sh", "early", {
  "tasks/main.yml": `- name: Install the script
  ansible.builtin.copy:
    src: own.sh
    dest: /usr/local/bin/own
    mode: "0755"
`,
});

export const rolesDebian: readonly Table[] = [
  {
    kind: "roles / what Debian 13 does not have",
    label: refused("Debian 13: apt-key: command not found; externally-managed-environment", "REX102"),
    spellings: [
      task("ansible.builtin.apt_key:\n    url: https://example.com/key.asc"),
      task("ansible.builtin.apt_key:\n    keyserver: keys.example.com\n    id: ABCD"),
      ...commands("apt-key add /tmp/key.asc", changes).slice(0, 4),
      task(
        `${shell}: set -o pipefail && curl -fsSL https://example.com/key.asc | apt-key add -`,
        "  args:\n    executable: /bin/bash\n  changed_when: true\n",
      ),
      task("ansible.builtin.pip:\n    name: requests==2.32.3"),
      task(`${command}: pip3 install requests==2.32.3`, changes),
      task(`${command}: add-apt-repository ppa:example/own`, changes),
      task("ansible.builtin.apt_repository:\n    repo: ppa:example/own"),
      task("ansible.builtin.dnf:\n    name: curl"),
      task("ansible.builtin.yum:\n    name: curl"),
      task("community.docker.docker_compose:\n    project_src: /opt/own"),
      task("ansible.builtin.include: more.yml"),
      task(`${command}: chkconfig own on`, changes),
    ],
    places: inEarlyTasks,
  },
  {
    kind: "roles / packages that Debian 13 does not have",
    label: refused("apt: Unable to locate package", "REX102"),
    spellings: [
      "software-properties-common",
      "policykit-1",
      "youtube-dl",
      "neofetch",
      "php7.4-fpm",
      "libapache2-mod-php8.2",
      "openjdk-11-jre-headless",
      "tomcat9",
      "gitlab-runner",
      "mongodb-org",
    ].flatMap((name) => [
      task(`ansible.builtin.apt:\n    name: ${name}`),
      task(`ansible.builtin.apt:\n    pkg: [curl, ${name}]`),
      task(`${command}: apt-get install -y ${name}`, changes),
    ]),
    places: inEarlyTasks,
  },
  {
    kind: "roles / programs of packages that nobody installs",
    label: refused("the shell of Debian 13: command not found", "REX102"),
    spellings: [
      "ifconfig eth0 mtu 1400",
      "netstat -tln",
      "brctl addbr own0",
      "python /opt/own/own.py",
      "unzip /opt/own/own.zip",
      "ansible-playbook own.yml",
      "lastb",
      "lsb_release -cs",
      "tail -n 1 /var/log/syslog",
    ].flatMap((line) => commands(line, changes).slice(0, 4)),
    places: inEarlyTasks,
  },
  {
    kind: "roles / programs of packages that nobody installs, in scripts",
    label: refused("the shell of Debian 13: command not found", "REX102"),
    spellings: [
      "ifconfig eth0",
      "address=$(ifconfig eth0)\necho $address",
      "netstat -tln",
      "python -V",
      "sqlite3 /opt/own/db",
    ].map((line) => `#!/bin/sh\nset -eu\n${line}\n`),
    places: inScript,
  },
  {
    kind: "roles / a script for Python 2",
    label: refused("/usr/bin/env: 'python': No such file or directory; ModuleNotFoundError", "REX102"),
    spellings: [
      "#!/usr/bin/python\nprint(1)\n",
      "#!/usr/bin/env python\nprint(1)\n",
      "#!/usr/bin/python2\nprint(1)\n",
      "#!/usr/bin/python3\nimport telnetlib\n",
      "#!/usr/bin/env python3\nfrom distutils import log\n",
    ],
    places: inScript,
  },
  {
    kind: "roles / files that Debian 13 does not read",
    label: refused(
      "release notes of Debian 13: /etc/sysctl.conf is no longer honored; systemd without Upstart",
      "REX102",
    ),
    spellings: [
      task("ansible.builtin.lineinfile:\n    path: /etc/sysctl.conf\n    line: vm.swappiness = 10"),
      task('ansible.posix.sysctl:\n    name: vm.swappiness\n    value: "10"'),
      task(`${shell}: echo 'vm.swappiness = 10' >> /etc/sysctl.conf`, changes),
      task("ansible.builtin.lineinfile:\n    path: /etc/rc.local\n    line: modprobe own"),
      task('ansible.builtin.copy:\n    dest: /etc/init/own.conf\n    content: "exec own"\n    mode: "0644"'),
      task('ansible.builtin.copy:\n    dest: /etc/sysconfig/own\n    content: "A=b"\n    mode: "0644"'),
      task(
        "ansible.builtin.lineinfile:\n    path: /etc/pam.d/common-auth\n    line: auth required pam_tally2.so deny=5",
      ),
      task("ansible.builtin.lineinfile:\n    path: /etc/pam.d/login\n    line: session optional pam_lastlog.so"),
      task("community.general.timezone:\n    name: US/Eastern"),
      task(`${command}: timedatectl set-timezone Asia/Calcutta`, changes),
      task("ansible.builtin.apt_repository:\n    repo: deb http://deb.debian.org/debian bookworm-backports main"),
      task(
        "ansible.builtin.deb822_repository:\n    name: own\n    uris: https://download.docker.com/linux/ubuntu\n    suites: noble\n    components: stable",
      ),
    ],
    places: inEarlyTasks,
  },
  {
    kind: "roles / expressions of Python 2 and of older Ansible",
    label: refused("Ansible: 'dict object' has no attribute 'iteritems'; no filter named 'success'", "REX102"),
    spellings: [
      task('ansible.builtin.debug:\n    msg: "{{ {}.iteritems() | list }}"'),
      task("ansible.builtin.debug:\n    msg: own", "  when: ansible_facts.has_key('fqdn')\n"),
      task('ansible.builtin.debug:\n    msg: "{{ ansible_facts.keys()[0] }}"'),
      `${task(`${command}: /usr/local/bin/own`, "  register: own\n  changed_when: true\n")}\n- name: Tell it\n  ansible.builtin.debug:\n    msg: done\n  when: own | success\n`,
    ],
    places: inEarlyTasks,
  },
  {
    kind: "roles / what a module does not take",
    label: refused(
      "Ansible: Unsupported parameters for module; value of state must be one of; missing required arguments",
      "REX110",
    ),
    spellings: [
      task("ansible.builtin.apt:\n    name: curl\n    state: installed"),
      task("ansible.builtin.apt: name=curl state=installed"),
      task("ansible.builtin.apt:\n    name: curl\n    update-cache: maybe"),
      task("ansible.builtin.service:\n    name: cron\n    state: enabled"),
      task("ansible.builtin.systemd_service:\n    name: cron\n    state: running"),
      task('ansible.builtin.file:\n    path: /opt/own\n    state: folder\n    mode: "0750"'),
      task('ansible.builtin.copy:\n    content: own\n    destination: /opt/own/a\n    mode: "0640"'),
      task('ansible.builtin.copy:\n    content: own\n    mode: "0640"'),
      task("ansible.builtin.user:\n    name: own\n    system: perhaps"),
      task("ansible.builtin.wait_for:\n    path: /opt/own/a\n    timeout: soon"),
      task("community.docker.docker_network:\n    name: own\n    ipam: {}"),
      task("ansible.builtin.ufw:\n    rule: allow"),
      task("ansible.builtin.apt:\n    name: curl", "  args:\n    state: newest\n"),
    ],
    places: inEarlyTasks,
  },
  {
    kind: "roles / what looks as if Debian 13 did not have it",
    label: { is: "harmless", because: "a role installs it, or another machine runs it" },
    spellings: [
      `${task("ansible.builtin.apt:\n    name: net-tools")}\n${task(`${command}: netstat -tln`, "  changed_when: false\n  check_mode: false\n")}`,
      `${task("ansible.builtin.apt:\n    name: [unzip, jq]")}\n${task("ansible.builtin.unarchive:\n    src: /opt/own/own.zip\n    dest: /opt/own\n    remote_src: true")}`,
      task(
        'ansible.builtin.lineinfile:\n    path: /etc/sysctl.d/90-own.conf\n    line: vm.swappiness = 10\n    create: true\n    mode: "0644"',
      ),
      task(
        'ansible.posix.sysctl:\n    name: vm.swappiness\n    value: "10"\n    sysctl_file: /etc/sysctl.d/90-own.conf',
      ),
      task("community.general.timezone:\n    name: America/New_York"),
      task(`${command}: ip link show`, "  changed_when: false\n  check_mode: false\n"),
      task('ansible.builtin.debug:\n    msg: "{{ ansible_facts.keys() | list }}"'),
      task("ansible.builtin.apt:\n    name: curl\n    state: \"{{ own_state | default('present') }}\""),
      task("ansible.builtin.package:\n    name: curl\n    update_cache: true"),
      task("ansible.builtin.apt:\n    name: php8.4-fpm"),
      task("ansible.builtin.apt:\n    name: ntp\n    state: absent"),
    ],
    places: inEarlyTasks,
  },
];
