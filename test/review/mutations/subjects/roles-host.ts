import type { Table } from "../mutation.js";
import { inEarlyTasks, inLateTasks } from "../places.js";
import { commands, refused, shell, task, unchanged } from "../tasks.js";

const destructive = [
  ...[
    "docker system prune -af",
    "docker system prune --all --volumes --force",
    "docker volume prune -f",
    "docker volume rm example_data",
    "docker network prune -f",
    "iptables -F",
    "iptables --flush",
    "nft flush ruleset",
    "ip6tables -F",
    "rm -rf /opt/example/data",
    "rm -rf /var/lib/docker",
    "rm -r -f /opt/example",
    "mkfs.ext4 /dev/sdb",
    "wipefs -a /dev/sdb",
    "docker compose down -v",
    "docker compose down --volumes",
    "docker rm -f $(docker ps -aq)",
    "ufw --force reset",
    "ufw disable",
    "iptables -P INPUT ACCEPT",
  ].flatMap((line) => commands(line, unchanged).slice(0, 5)),
  task("community.docker.docker_prune:\n    volumes: true"),
  task("ansible.builtin.iptables:\n    flush: true"),
  task("ansible.builtin.iptables:\n    chain: INPUT\n    flush: yes"),
  task("ansible.builtin.file:\n    path: /opt/example/data\n    state: absent"),
  task("ansible.builtin.file:\n    path: /var/lib/docker\n    state: absent"),
  task("community.docker.docker_volume:\n    name: example_data\n    state: absent"),
  task("community.general.filesystem:\n    dev: /dev/sdb\n    fstype: ext4\n    force: true"),
  task(
    'ansible.builtin.copy:\n    dest: /etc/nftables.conf\n    mode: "0644"\n    content: |\n      #!/usr/sbin/nft -f\n      flush ruleset\n      table inet own {}',
  ),
  task("ansible.builtin.cron:\n    name: prune\n    special_time: daily\n    job: docker system prune -af --volumes"),
];

const sshd = ["100.64.0.1", "{{ ansible_tailscale0.ipv4.address }}", "203.0.113.10"].flatMap((address) => [
  task(`ansible.builtin.lineinfile:\n    path: /etc/ssh/sshd_config\n    line: "ListenAddress ${address}"`),
  task(
    `ansible.builtin.lineinfile:\n    path: /etc/ssh/sshd_config\n    regexp: "^#?ListenAddress"\n    line: "ListenAddress ${address}"`,
  ),
  task(
    `ansible.builtin.copy:\n    dest: /etc/ssh/sshd_config.d/10-own.conf\n    mode: "0600"\n    content: "ListenAddress ${address}\\n"`,
  ),
  task(`ansible.builtin.blockinfile:\n    path: /etc/ssh/sshd_config\n    block: |\n      ListenAddress ${address}`),
  task(
    `ansible.builtin.replace:\n    path: /etc/ssh/sshd_config\n    regexp: "^#ListenAddress .*"\n    replace: "ListenAddress ${address}"`,
  ),
  ...commands(`sed -i 's/^#ListenAddress.*/ListenAddress ${address}/' /etc/ssh/sshd_config`, unchanged).slice(3, 5),
  task(`${shell}: echo "ListenAddress ${address}" >> /etc/ssh/sshd_config`, unchanged),
]);

export const roleHost: readonly Table[] = [
  {
    kind: "roles / what destroys",
    label: refused("the kernel and Docker: they do as told", "REX057", "REX068"),
    spellings: destructive,
    places: inEarlyTasks,
  },
  {
    kind: "roles / sshd on one address",
    label: refused("sshd: Bind to port 22 on 100.64.0.1 failed: Cannot assign requested address", "REX055"),
    spellings: sshd,
    places: inEarlyTasks,
  },
  {
    kind: "roles / the way in is changed outside hardening",
    label: refused("the owner: only hardening() changes who comes in, last", "REX103", "REX108", "REX106", "REX057"),
    spellings: [
      task("community.general.ufw:\n    state: enabled\n    policy: deny"),
      ...commands("ufw --force enable", "  changed_when: true\n").slice(0, 4),
      task('ansible.builtin.lineinfile:\n    path: /etc/ssh/sshd_config\n    regexp: "^#?Port"\n    line: "Port 2222"'),
      task(
        'ansible.builtin.lineinfile:\n    path: /etc/ssh/sshd_config\n    regexp: "^#?PasswordAuthentication"\n    line: "PasswordAuthentication no"',
      ),
      task(
        'ansible.builtin.copy:\n    dest: /etc/ssh/sshd_config.d/10-own.conf\n    mode: "0600"\n    content: "PermitRootLogin no\\n"',
      ),
      task(
        'ansible.builtin.copy:\n    dest: /etc/ssh/sshd_config.d/10-own.conf\n    mode: "0600"\n    content: "AllowUsers deploy\\n"',
      ),
      task("ansible.builtin.systemd_service:\n    name: ssh\n    state: stopped"),
      task("ansible.builtin.systemd_service:\n    name: ssh.socket\n    enabled: false\n    state: stopped"),
      task("ansible.builtin.iptables:\n    chain: INPUT\n    policy: DROP"),
      ...commands("iptables -P INPUT DROP", "  changed_when: true\n").slice(0, 4),
      ...commands("nft add rule inet filter input drop", "  changed_when: true\n").slice(0, 2),
      task(
        'ansible.builtin.copy:\n    dest: /etc/nftables.conf\n    mode: "0644"\n    content: |\n      table inet filter { chain input { type filter hook input priority 0; policy drop; } }',
      ),
      task("ansible.builtin.user:\n    name: deploy\n    state: absent"),
      task(
        'ansible.builtin.copy:\n    dest: /home/deploy/.ssh/authorized_keys\n    mode: "0600"\n    content: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample"',
      ),
      task("ansible.builtin.apt:\n    name: openssh-server\n    state: absent"),
    ],
    places: inEarlyTasks,
  },
  {
    kind: "roles / the kernel passes on no packets",
    label: refused("Docker: published ports answer nobody, and containers reach nothing", "REX260"),
    spellings: [
      task(
        'ansible.posix.sysctl:\n    name: net.ipv4.ip_forward\n    value: "0"\n    sysctl_file: /etc/sysctl.d/60-own.conf',
      ),
      task(
        'ansible.builtin.copy:\n    dest: /etc/sysctl.d/60-own.conf\n    mode: "0644"\n    content: net.ipv4.ip_forward=0',
      ),
      ...commands("sysctl -w net.ipv4.ip_forward=0", "  changed_when: true\n"),
      ...commands("sysctl net/ipv4/conf/all/forwarding=0", "  changed_when: true\n").slice(0, 2),
      task(`${shell}: echo 0 > /proc/sys/net/ipv4/ip_forward`, "  changed_when: true\n"),
    ],
    places: inEarlyTasks,
  },
  {
    kind: "roles / a file that nobody reads, for its name",
    label: refused("run-parts(8), sudoers(5), sysctl.d(5): files of other names are skipped", "REX262"),
    spellings: [
      task('ansible.builtin.copy:\n    dest: /etc/cron.daily/own.sh\n    mode: "0755"\n    content: "#!/bin/sh"'),
      task('ansible.builtin.copy:\n    dest: /etc/cron.weekly/own\n    mode: "0644"\n    content: "#!/bin/sh"'),
      task(
        'ansible.builtin.copy:\n    dest: /etc/sudoers.d/own.conf\n    mode: "0440"\n    content: "own ALL=(ALL) ALL"',
      ),
      task(
        'ansible.builtin.lineinfile:\n    path: /etc/sysctl.d/60-own\n    line: vm.swappiness = 10\n    create: true\n    mode: "0644"',
      ),
      task(`${shell}: echo 'vm.swappiness = 10' > /etc/sysctl.d/60-own`, "  changed_when: true\n"),
    ],
    places: inEarlyTasks,
  },
  {
    kind: "roles / a container is started once more",
    label: refused("Docker: the container name is already in use", "REX259"),
    spellings: [
      ...commands("docker run --detach --name wiki ghcr.io/example/wiki:3.2.1", "  changed_when: true\n"),
      ...commands("podman run -d --name=wiki -v wiki:/data ghcr.io/example/wiki:3.2.1", "  changed_when: true\n").slice(
        0,
        3,
      ),
    ],
    places: inEarlyTasks,
  },
  {
    kind: "roles / Docker listens on the network",
    label: refused("Docker's documents: anyone with access to that port has full root access", "REX257"),
    spellings: [
      task(
        'ansible.builtin.copy:\n    dest: /etc/systemd/system/docker.service.d/own.conf\n    mode: "0644"\n    content: |\n      [Service]\n      ExecStart=\n      ExecStart=/usr/bin/dockerd -H fd:// -H tcp://0.0.0.0:2375',
      ),
      task('ansible.builtin.lineinfile:\n    path: /etc/default/docker\n    line: DOCKER_OPTS="-H tcp://0.0.0.0:2375"'),
      task(
        'ansible.builtin.copy:\n    dest: /etc/systemd/system/docker.socket.d/own.conf\n    mode: "0644"\n    content: |\n      [Socket]\n      ListenStream=2375',
      ),
    ],
    places: inEarlyTasks,
  },
  {
    kind: "roles / what belongs to the host or another role",
    label: refused(
      "two owners write one thing, or the host goes down under the containers",
      "REX105",
      "REX106",
      "REX069",
    ),
    spellings: [
      task('ansible.builtin.copy:\n    dest: /etc/docker/daemon.json\n    mode: "0644"\n    content: "{}"'),
      task('ansible.builtin.template:\n    src: daemon.json.j2\n    dest: /etc/docker/daemon.json\n    mode: "0644"'),
      task("ansible.builtin.reboot: {}"),
      ...commands("reboot", "  changed_when: true\n").slice(0, 3),
      ...commands("shutdown -r now", "  changed_when: true\n").slice(0, 3),
      task("ansible.builtin.apt:\n    upgrade: dist"),
      task("ansible.builtin.apt:\n    upgrade: full\n    update_cache: true"),
      task("ansible.builtin.apt:\n    name: docker.io\n    state: absent"),
      task("ansible.builtin.apt:\n    name: docker-ce\n    state: latest"),
      task('ansible.builtin.file:\n    path: /opt/example\n    state: directory\n    owner: nobody\n    mode: "0777"'),
    ],
    places: inLateTasks,
  },
];
