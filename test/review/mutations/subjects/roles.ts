import type { Label, Table } from "../mutation.js";
import { each, inEarlyTasks, inLateTasks, inRoleFile } from "../places.js";

function refused(by: string, ...rules: readonly string[]): Label {
  return { is: "defect", refusedBy: by, ...(rules.length > 0 && { rules }) };
}

/** A task from its module and the lines below. */
function task(module: string, more = ""): string {
  return `- name: Do the work\n  ${module}\n${more}`;
}

const command = "ansible.builtin.command";
const shell = "ansible.builtin.shell";

/** One command in the forms that a task may give it. */
function commands(line: string, more = ""): readonly string[] {
  const words = line.split(" ").map((word) => JSON.stringify(word));
  return [
    task(`${command}: ${line}`, more),
    task(`${command}:\n    cmd: ${line}`, more),
    task(`${command}:\n    argv: [${words.join(", ")}]`, more),
    task(`${shell}: ${line}`, more),
    task(`${shell}: |\n    set -eu\n    ${line}`, more),
    task(`${shell}:\n    cmd: ${line}\n    executable: /bin/bash`, more),
    `- name: Work on it\n  block:\n    - name: Do the work\n      ${command}: ${line}\n${more.replace(/^/gm, "    ").trimEnd()}\n`,
  ];
}

const host = ["100.64.0.1", "{{ headscale_ip }}", "vpn.example.com"];
const unchanged = "  changed_when: false\n";

const connectivity = host.flatMap((name) => [
  ...commands(`ping -c1 ${name}`, unchanged),
  ...[
    "sudo ping -c1",
    "timeout 5 ping -c1",
    "sudo timeout 5 ping -c 1 -W 2",
    "/usr/bin/ping -c1",
    "ping6 -c1",
    "nc -z -w2",
    "curl -fsS",
    "tailscale ping",
    "traceroute",
    "fping",
  ].map((words) => task(`${command}: ${words} ${name}${words.startsWith("nc") ? " 443" : ""}`, unchanged)),
  task(`${command}: ping -c1 ${name}`, `  register: reached\n  changed_when: false\n  failed_when: reached.rc != 0\n`),
  task(
    `${command}: ping -c1 ${name}`,
    `  register: reached\n  changed_when: false\n  until: reached.rc == 0\n  retries: 5\n`,
  ),
  `${task(`${command}: ping -c1 ${name}`, `  register: reached\n  changed_when: false\n  failed_when: false\n`)}\n- name: Stop when the VPN is away\n  ansible.builtin.assert:\n    that: reached.rc == 0\n`,
  `${task(`${command}: ping -c1 ${name}`, `  register: reached\n  changed_when: false\n  failed_when: false\n`)}\n- name: Stop when the VPN is away\n  ansible.builtin.fail:\n    msg: The VPN is away\n  when: reached.rc != 0\n`,
  task(`ansible.builtin.wait_for:\n    host: "${name}"\n    port: 443\n    timeout: 10`),
  task(`ansible.builtin.uri:\n    url: "https://${name}/"`),
  task(
    `ansible.builtin.uri:\n    url: "https://${name}/"\n    timeout: 5`,
    "  register: answer\n  until: answer.status == 200\n  retries: 3\n",
  ),
  task(`${shell}: ping -c1 "${name}" && echo up`, unchanged),
]);

const ours = ["common", "docker", "hardening", "backup", "docker-stack", "app"];
const dependencies = ours.flatMap((role) => [
  `dependencies:\n  - ${role}\n`,
  `dependencies:\n  - role: ${role}\n`,
  `dependencies:\n  - name: ${role}\n`,
  `dependencies: [${role}]\n`,
  `dependencies: [{ role: ${role} }]\n`,
  `dependencies:\n  - { role: ${role}, when: true }\n`,
  `dependencies:\n  - role: "${role}"\n    tags: [x]\n`,
  `---\ngalaxy_info:\n  author: me\ndependencies:\n  - src: ${role}\n`,
]);

const inclusions = ours.flatMap((role) =>
  ["ansible.builtin.include_role", "ansible.builtin.import_role", "include_role", "ansible.legacy.include_role"]
    .flatMap((module) => [
      task(`${module}:\n    name: ${role}`),
      task(`${module}:\n    name: "${role}"\n    tasks_from: main`),
    ])
    .concat(task(`ansible.builtin.include_role:\n    name: "{{ item }}"`, `  loop: [${role}]\n`)),
);

const entered = ["example_app"]
  .flatMap((container) => [
    ...commands(`docker exec ${container} /app/migrate`, unchanged),
    ...commands(`docker compose -f /opt/example/compose/docker-compose.yml exec app /app/migrate`, unchanged),
    ...commands(`docker cp /tmp/seed.sql ${container}:/seed.sql`, unchanged),
    ...[
      "docker container exec",
      "docker exec -i",
      "docker exec --user 1000",
      "sudo docker exec",
      "/usr/bin/docker exec",
      "docker exec -e A=b -w /app",
      "docker attach",
      "docker restart",
      "docker logs",
    ]
      .slice(0, 6)
      .map((words) => task(`${command}: ${words} ${container} /app/migrate`, unchanged)),
    task(
      `${shell}: cat /tmp/seed.sql | docker exec -i ${container} /app/import`,
      `  args:\n    executable: /bin/bash\n${unchanged}`,
    ),
    task(`community.docker.docker_container_exec:\n    container: ${container}\n    argv: [/app/migrate]`),
    task(`community.docker.docker_container_exec:\n    container: ${container}\n    command: /app/migrate`),
    task(
      `community.docker.docker_compose_v2_exec:\n    project_src: /opt/example/compose\n    service: app\n    argv: [/app/migrate]`,
    ),
    task(
      `community.docker.docker_container_copy_into:\n    container: ${container}\n    path: /tmp/a\n    container_path: /a`,
    ),
    task(
      `community.docker.docker_container_info:\n    name: ${container}`,
      "  register: app\n  failed_when: not app.exists\n",
    ),
  ])
  .slice(0, -1);

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

const late = ["latest", "stable", "edge", "main", "18", "stable-alpine3.20", ""].flatMap((tag) => {
  const image = `nginx${tag === "" ? "" : `:${tag}`}`;
  return [
    task(`community.docker.docker_container:\n    name: side\n    image: ${image}`),
    task(`community.docker.docker_image:\n    name: ${image}\n    source: pull`),
    task(`community.docker.docker_image_pull:\n    name: ${image}`),
    task(`${command}: docker run -d --name side ${image}`, unchanged),
    task(`${command}: docker pull ${image}`, unchanged),
    task(`${command}: docker run --rm -v /opt/own:/data ${image} ls`, unchanged),
    task(`${shell}: |\n    docker run --rm \\\n      ${image} true`, unchanged),
    task(
      `ansible.builtin.copy:\n    dest: /etc/systemd/system/side.service\n    mode: "0644"\n    content: |\n      [Service]\n      ExecStart=/usr/bin/docker run --rm --name side ${image}`,
    ),
    task(`ansible.builtin.cron:\n    name: side\n    special_time: daily\n    job: docker run --rm ${image} true`),
  ];
});

const secret = "{{ vault_own_token }}";
const shown = [
  ...commands(`/usr/local/bin/login --token ${secret}`, unchanged),
  ...commands(`curl -H 'Authorization: Bearer ${secret}' https://api.example.com/`, unchanged).slice(0, 4),
  task(`ansible.builtin.debug:\n    msg: "${secret}"`),
  task("ansible.builtin.debug:\n    var: vault_own_token"),
  task(
    `ansible.builtin.copy:\n    dest: /opt/own/token\n    content: "${secret}"\n    mode: "0644"`,
    "  no_log: true\n",
  ),
  task(`ansible.builtin.copy:\n    dest: /opt/own/token\n    content: "${secret}"\n    mode: "0600"`),
  task(
    `ansible.builtin.lineinfile:\n    path: /opt/own/env\n    line: "TOKEN=${secret}"\n    create: true\n    mode: "0644"`,
  ),
  task(
    `ansible.builtin.uri:\n    url: https://api.example.com/\n    headers:\n      Authorization: "Bearer ${secret}"`,
  ),
  task(
    `ansible.builtin.cron:\n    name: own\n    special_time: daily\n    job: "/usr/local/bin/own --token ${secret}"`,
  ),
  task(`ansible.builtin.assert:\n    that: vault_own_token | length > 3\n    fail_msg: "${secret} is too short"`),
  task(`ansible.builtin.fail:\n    msg: "${secret}"`),
  `- name: Rename it\n  ansible.builtin.set_fact:\n    own_token: "${secret}"\n  no_log: true\n\n${task(`${command}: /usr/local/bin/login --token {{ own_token }}`, unchanged)}`,
  `- name: Use it\n  vars:\n    own_token: "${secret}"\n  ${command}: /usr/local/bin/login --token {{ own_token }}\n${unchanged}`,
  `- name: Rename it\n  ansible.builtin.set_fact:\n    own_record:\n      token: "${secret}"\n  no_log: true\n\n${task("ansible.builtin.debug:\n    var: own_record")}`,
  `- name: Use each\n  ${command}: /usr/local/bin/login --token {{ item }}\n  loop:\n    - "${secret}"\n${unchanged}`,
  `- name: Use each\n  ansible.builtin.copy:\n    dest: /opt/own/{{ item.name }}\n    content: "{{ item.value }}"\n    mode: "0600"\n  loop:\n    - { name: token, value: "${secret}" }\n`,
  task(`${command}: /usr/local/bin/login`, `  environment:\n    TOKEN: "${secret}"\n  register: answer\n${unchanged}`) +
    `\n- name: Tell it\n  ansible.builtin.debug:\n    msg: "{{ answer.stdout }} ${secret}"\n`,
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

const swallowed = [
  task(`${command}: /usr/local/bin/own`, "  ignore_errors: true\n  changed_when: false\n"),
  task(`${command}: /usr/local/bin/own`, "  ignore_errors: yes\n  changed_when: false\n"),
  task(`${command}: /usr/local/bin/own`, "  failed_when: false\n  changed_when: false\n"),
  task(`${command}: /usr/local/bin/own`, "  failed_when: no\n  changed_when: false\n"),
  task(`${command}: /usr/local/bin/own`, "  register: answer\n  failed_when: false\n  changed_when: false\n"),
  task("ansible.builtin.systemd_service:\n    name: own\n    state: started", "  ignore_errors: true\n"),
  task(`${command}: /usr/local/bin/own`, "  failed_when: [false]\n  changed_when: false\n"),
  task(`${command}: /usr/local/bin/own`, '  ignore_errors: "{{ true }}"\n  changed_when: false\n'),
  "- name: Work on it\n  ignore_errors: true\n  block:\n    - name: Do the work\n      ansible.builtin.command: /usr/local/bin/own\n      changed_when: false\n",
  task(`${shell}: /usr/local/bin/own || true`, unchanged),
];

const short = [
  "apt: { name: curl }",
  "copy: { src: a, dest: /opt/own/a, mode: '0640' }",
  "file: { path: /opt/own, state: directory, mode: '0750' }",
  "command: /usr/local/bin/own",
  "shell: /usr/local/bin/own",
  "systemd: { name: own, state: started }",
  "template: { src: a.j2, dest: /opt/own/a, mode: '0640' }",
  "service: name=own state=started",
  "docker_container: { name: side, image: 'ghcr.io/example/side:1.2.3' }",
  "debug: { msg: hello }",
];

const floating = [
  task("ansible.builtin.pip:\n    name: requests"),
  task("ansible.builtin.pip:\n    name: requests>=2"),
  task("ansible.builtin.git:\n    repo: https://git.example.com/own.git\n    dest: /opt/own"),
  task("ansible.builtin.git:\n    repo: https://git.example.com/own.git\n    dest: /opt/own\n    version: main"),
  task(
    "ansible.builtin.get_url:\n    url: https://example.com/releases/latest/own.tar.gz\n    dest: /opt/own.tar.gz\n    mode: '0644'",
  ),
  ...[
    "curl -fsSL https://get.example.com | sh",
    "wget -qO- https://get.example.com | bash",
    "curl https://get.example.com/install.sh | sudo bash -s --",
  ].map((line) =>
    task(`${shell}: set -o pipefail && ${line}`, "  args:\n    executable: /bin/bash\n  changed_when: true\n"),
  ),
  task("community.general.npm:\n    name: own\n    global: true"),
  task(`${command}: pip install requests`, "  changed_when: true\n"),
  task(`${command}: npm install -g own`, "  changed_when: true\n"),
];

export const roles: readonly Table[] = [
  {
    kind: "roles / a connectivity check that stops the deployment",
    label: refused("the report, error 4: the VPN is down, so nothing is deployed", "REX004", "REX053", "REX066"),
    spellings: connectivity,
    places: inEarlyTasks,
  },
  {
    kind: "roles / a dependency on a role of the deployment",
    label: refused("the owner: no meta dependencies, and a role runs once", "REX003"),
    spellings: dependencies,
    places: each(inRoleFile("meta/main.yml"), inRoleFile("meta/main.yaml"), inRoleFile("meta/main.json")),
  },
  {
    kind: "roles / the inclusion of a role of the deployment",
    label: refused("the owner: a role runs once", "REX003"),
    spellings: inclusions,
    places: each(
      inEarlyTasks,
      inRoleFile("tasks/more.yml", "early", {
        "tasks/main.yml": "- name: More\n  ansible.builtin.import_tasks: more.yml\n",
      }),
      inRoleFile("handlers/main.yml"),
    ),
  },
  {
    kind: "roles / a container entered before it is there",
    label: refused("the report, error 7: Error response from daemon: No such container", "REX007"),
    spellings: entered,
    places: each(
      inEarlyTasks,
      inRoleFile("tasks/more.yaml", "early", {
        "tasks/main.yml": "- name: More\n  ansible.builtin.include_tasks: more.yaml\n",
      }),
    ),
  },
  {
    kind: "roles / a container entered after it is there",
    label: { is: "harmless", because: "the deployment made it" },
    spellings: [
      task(`${command}: docker exec example_app /app/migrate`, unchanged),
      task("community.docker.docker_container_exec:\n    container: example_app\n    argv: [/app/migrate]", unchanged),
    ],
    places: inLateTasks,
  },
  {
    kind: "roles / what destroys",
    label: refused("the kernel and Docker: they do as told", "REX057", "REX068"),
    spellings: destructive,
    places: inEarlyTasks,
  },
  {
    kind: "roles / an image that floats",
    label: refused("the report, error 5", "REX054"),
    spellings: late,
    places: inEarlyTasks,
  },
  {
    kind: "roles / a secret is shown",
    label: refused("'ps', the log of Ansible, or 'ls -l' show it", "REX056"),
    spellings: shown,
    places: inRoleFile("tasks/main.yml", "early", { "defaults/main.yml": 'own_x: "1"\n' }, () => ({
      options: 'secrets: { OWN: secret("own_token") }, secretDelivery: { kind: "file", suffix: "_FILE" }',
    })),
  },
  {
    kind: "roles / a secret is shown under another name",
    label: refused("'ps', the log of Ansible, or 'ls -l' show it", "REX056"),
    spellings: shown
      .filter((text) => text.includes("vault_own_token"))
      .map((text) => text.replaceAll("vault_own_token", "own_token").replaceAll("Rename it", "Rename it once more")),
    places: each(
      inRoleFile("tasks/main.yml", "early", {}, () => ({ early: 'role("own", { own_token: secret("own_token") })' })),
      inRoleFile(
        "tasks/main.yml",
        "early",
        { "defaults/main.yml": "own_token: \"{{ vault_own_token | default('') }}\"\n" },
        () => ({ options: 'secrets: { OWN: secret("own_token") }, secretDelivery: { kind: "file", suffix: "_FILE" }' }),
      ),
      inRoleFile("tasks/main.yml", "early", { "vars/main.yml": 'own_token: "{{ vault_own_token }}"\n' }, () => ({
        options: 'secrets: { OWN: secret("own_token") }, secretDelivery: { kind: "file", suffix: "_FILE" }',
      })),
    ),
  },
  {
    kind: "roles / sshd on one address",
    label: refused("sshd: Bind to port 22 on 100.64.0.1 failed: Cannot assign requested address", "REX055"),
    spellings: sshd,
    places: inEarlyTasks,
  },
  {
    kind: "roles / a failure is swallowed",
    label: refused("Ansible goes on", "REX050"),
    spellings: swallowed,
    places: inEarlyTasks,
  },
  {
    kind: "roles / a module without its collection",
    label: refused("ansible-lint: fqcn", "REX053"),
    spellings: short.map((module) => task(module)),
    places: inEarlyTasks,
  },
  {
    kind: "roles / a download that floats",
    label: refused("another program comes tomorrow", "REX068"),
    spellings: floating,
    places: inEarlyTasks,
  },
  {
    kind: "roles / a variable that nothing defines",
    label: refused("Ansible: 'own_missing' is undefined", "REX051"),
    spellings: [
      task('ansible.builtin.debug:\n    msg: "{{ own_missing }}"'),
      task('ansible.builtin.file:\n    path: "{{ own_missing }}"\n    state: directory\n    mode: "0750"'),
      task("ansible.builtin.debug:\n    msg: hello", "  when: own_missing | bool\n"),
      task('ansible.builtin.debug:\n    msg: "{{ item }}"', '  loop: "{{ own_missing }}"\n'),
      task("ansible.builtin.debug:\n    var: own_missing"),
    ],
    places: inEarlyTasks,
  },
  {
    kind: "roles / a handler that is not there",
    label: refused("Ansible: The requested handler 'Restart it' was not found", "REX052"),
    spellings: [
      task('ansible.builtin.copy:\n    content: a\n    dest: /opt/a\n    mode: "0640"', "  notify: Restart it\n"),
      task('ansible.builtin.copy:\n    content: a\n    dest: /opt/a\n    mode: "0640"', "  notify: [Restart it]\n"),
      task(
        'ansible.builtin.copy:\n    content: a\n    dest: /opt/a\n    mode: "0640"',
        "  notify:\n    - Restart it\n",
      ),
    ],
    places: inEarlyTasks,
  },
  {
    kind: "roles / a restart that reads nothing new",
    label: refused("Docker: restart keeps image and environment", "REX058"),
    spellings: [
      ...commands("docker restart example_app", "  changed_when: true\n"),
      ...commands("docker compose restart", "  changed_when: true\n").slice(0, 4),
      task("community.docker.docker_compose_v2:\n    project_src: /opt/own\n    state: restarted"),
      task(
        "community.docker.docker_container:\n    name: example_app\n    restart: true\n    image: ghcr.io/example/app:1.2.3",
      ),
    ],
    places: inLateTasks,
  },
  {
    kind: "roles / line ends of Windows",
    label: refused("bash: /bin/bash^M: bad interpreter", "REX059"),
    spellings: [
      "#!/bin/bash\r\nset -euo pipefail\r\n/usr/local/bin/own\r\n",
      "\uFEFF#!/bin/bash\n/usr/local/bin/own\n",
      "#!/bin/sh\n/usr/local/bin/own\r\n",
    ],
    places: inRoleFile("files/own.sh"),
  },
  {
    kind: "roles / a pipeline whose failure is lost",
    label: refused("bash: the status of a pipeline is the last program's", "REX063"),
    spellings: [
      "pg_dump shop | gzip > /opt/dump.gz",
      "docker ps -q | xargs docker inspect",
      "cat /etc/own | /usr/local/bin/own",
      "mysqldump --all-databases | zstd > /opt/dump.zst",
    ].flatMap((line) => [
      task(`${shell}: ${line}`, unchanged),
      task(`${shell}: |\n    ${line}`, unchanged),
      task(`${shell}:\n    cmd: ${line}\n    executable: /bin/bash`, unchanged),
    ]),
    places: inEarlyTasks,
  },
  {
    kind: "roles / a script whose pipeline's failure is lost",
    label: refused("bash", "REX063"),
    spellings: [
      "#!/bin/bash\npg_dump shop | gzip > /opt/dump.gz\n",
      "#!/usr/bin/env bash\nset -e\npg_dump shop | gzip > /opt/dump.gz\n",
      "#!/bin/bash\nset -eu\nfor each in a b; do pg_dump $each | gzip > /opt/$each.gz; done\n",
    ],
    places: inRoleFile("files/own.sh"),
  },
  {
    kind: "roles / a container that is root on the host",
    label: refused("Docker: privileged", "REX064", "REX038"),
    spellings: [
      ...[
        "privileged: true",
        "pid_mode: host",
        "capabilities: [SYS_ADMIN]",
        "capabilities: [ALL]",
        "ipc_mode: host",
        "userns_mode: host",
        "security_opts: ['apparmor:unconfined']",
        "security_opts: ['seccomp=unconfined']",
        "devices: ['/dev/sda:/dev/sda']",
        "volumes: ['/:/host']",
        "volumes: ['/etc:/etc']",
      ].map((line) =>
        task(`community.docker.docker_container:\n    name: side\n    image: ghcr.io/example/side:1.2.3\n    ${line}`),
      ),
      ...[
        "--privileged",
        "--pid=host",
        "--pid host",
        "--cap-add=ALL",
        "--cap-add SYS_ADMIN",
        "--security-opt seccomp=unconfined",
        "-v /:/host",
        "--volume=/var/run/docker.sock:/var/run/docker.sock",
        "--mount type=bind,source=/,target=/host",
      ].map((option) =>
        task(`${command}: docker run -d ${option} ghcr.io/example/side:1.2.3`, "  changed_when: true\n"),
      ),
    ],
    places: inEarlyTasks,
  },
  {
    kind: "roles / the Docker socket",
    label: refused("whoever has the socket is root", "REX038"),
    spellings: [
      "/var/run/docker.sock:/var/run/docker.sock",
      "/run/docker.sock:/sock:ro",
      "/var/run:/var/run",
      "/run:/run:ro",
      "/:/host:ro",
      "/var/run/../run/docker.sock:/s",
      "/run/./docker.sock:/s",
      "//run/docker.sock:/s",
    ].flatMap((mount) => [
      task(
        `community.docker.docker_container:\n    name: side\n    image: ghcr.io/example/side:1.2.3\n    volumes:\n      - ${mount}`,
      ),
      task(
        `community.docker.docker_container:\n    name: side\n    image: ghcr.io/example/side:1.2.3\n    mounts:\n      - { type: bind, source: "${mount.split(":")[0]}", target: /s }`,
      ),
    ]),
    places: inEarlyTasks,
  },
  {
    kind: "roles / a port on every address",
    label: refused("Docker publishes it past the firewall", "REX035"),
    spellings: [
      ...[
        "8080:80",
        "'8080:80/tcp'",
        "'0.0.0.0:8080:80'",
        "'[::]:8080:80'",
        "'5432:5432'",
        "'8000-8010:8000-8010'",
        "'80'",
      ].map((port) =>
        task(
          `community.docker.docker_container:\n    name: side\n    image: ghcr.io/example/side:1.2.3\n    published_ports: [${port}]`,
        ),
      ),
      ...[
        "-p 8080:80",
        "--publish 8080:80",
        "--publish=8080:80",
        "-p8080:80",
        "-P",
        "-p 0.0.0.0:8080:80",
        "--network host",
      ]
        .slice(0, 6)
        .map((option) =>
          task(`${command}: docker run -d ${option} ghcr.io/example/side:1.2.3`, "  changed_when: true\n"),
        ),
    ],
    places: inEarlyTasks,
  },
  {
    kind: "roles / a value for a secret that the vault lacks",
    label: refused("a default password is a public one", "REX065"),
    spellings: [
      "own_token: \"{{ vault_own_token | default('changeme') }}\"\n",
      "own_token: \"{{ vault_own_token | default('changeme', true) }}\"\n",
      "vault_own_token: changeme\n",
      "own_token: \"{{ vault_own_token | d('changeme') }}\"\n",
      "own_token: \"{{ vault_own_token if vault_own_token is defined else 'changeme' }}\"\n",
      "own_password: hunter2hunter2\n",
      'own_db_password: "hunter2hunter2"\n',
    ],
    places: each(inRoleFile("defaults/main.yml"), inRoleFile("vars/main.yml")),
  },
  {
    kind: "roles / another language's braces",
    label: refused("Ansible: template error while templating string", "REX066"),
    spellings: [
      task(`${command}: docker ps --format '{{.Names}}'`, unchanged),
      task(`${command}: docker inspect -f '{{ .State.Health.Status }}' example_app`, unchanged),
      task('ansible.builtin.debug:\n    msg: "{{ a b }}"'),
      task('ansible.builtin.debug:\n    msg: "{% if %}"'),
      task(`${shell}: echo "{{#each x}}"`, unchanged),
    ],
    places: inLateTasks,
  },
  {
    kind: "roles / a look that check mode skips",
    label: refused("Ansible: 'dict object' has no attribute 'stdout'", "REX067"),
    spellings: [
      `${task(`${command}: cat /etc/own`, "  register: own\n  changed_when: false\n")}\n- name: Use it\n  ansible.builtin.debug:\n    msg: "{{ own.stdout }}"\n`,
      `${task(`${command}: cat /etc/own`, "  register: own\n  changed_when: false\n")}\n- name: Use it\n  ansible.builtin.debug:\n    msg: hello\n  when: own.stdout == 'x'\n`,
    ],
    places: inEarlyTasks,
  },
  {
    kind: "roles / the daemon restarts under the containers",
    label: refused("Docker: all containers stop", "REX069", "REX041"),
    spellings: [
      task("ansible.builtin.systemd_service:\n    name: docker\n    state: restarted"),
      task("ansible.builtin.service:\n    name: docker.service\n    state: restarted"),
      task("ansible.builtin.systemd:\n    name: docker\n    state: restarted"),
      ...commands("systemctl restart docker", "  changed_when: true\n"),
      ...commands("service docker restart", "  changed_when: true\n").slice(0, 3),
      task(`${command}: systemctl reload-or-restart docker.service`, "  changed_when: true\n"),
      task(`${command}: systemctl stop docker`, "  changed_when: true\n"),
    ],
    places: inLateTasks,
  },
  {
    kind: "roles / what Debian 13 does not have",
    label: refused("Debian 13: apt-key: command not found; externally-managed-environment"),
    spellings: [
      task("ansible.builtin.apt_key:\n    url: https://example.com/key.asc"),
      task("ansible.builtin.apt_key:\n    keyserver: keys.example.com\n    id: ABCD"),
      ...commands("apt-key add /tmp/key.asc", "  changed_when: true\n").slice(0, 4),
      task(
        `${shell}: set -o pipefail && curl -fsSL https://example.com/key.asc | apt-key add -`,
        "  args:\n    executable: /bin/bash\n  changed_when: true\n",
      ),
      task("ansible.builtin.apt:\n    name: software-properties-common"),
      task("ansible.builtin.apt:\n    name: [curl, software-properties-common]"),
      task("ansible.builtin.pip:\n    name: requests==2.32.3"),
      task(`${command}: pip3 install requests==2.32.3`, "  changed_when: true\n"),
      task(`${command}: add-apt-repository ppa:example/own`, "  changed_when: true\n"),
      task("ansible.builtin.apt_repository:\n    repo: ppa:example/own"),
      task("ansible.builtin.dnf:\n    name: curl"),
      task("ansible.builtin.yum:\n    name: curl"),
      task("community.docker.docker_compose:\n    project_src: /opt/own"),
      task("ansible.builtin.include: more.yml"),
      task(`${command}: chkconfig own on`, "  changed_when: true\n"),
    ],
    places: inEarlyTasks,
  },
  {
    kind: "roles / a condition that is no boolean",
    label: refused("ansible-core 2.19: Conditionals must have a boolean result"),
    spellings: [
      "own_list",
      "own_list | length",
      "own_text",
      '"{{ own_list }}"',
      "own_list | default([])",
      "own_text | default('')",
      "own_text | trim",
      "result.stdout",
      "own_map",
      "own_number",
    ].map(
      (condition) =>
        `- name: Look\n  ansible.builtin.command: cat /etc/own\n  register: result\n  changed_when: false\n  check_mode: false\n\n${task("ansible.builtin.debug:\n    msg: hello", `  when: ${condition}\n`)}`,
    ),
    places: inRoleFile("tasks/main.yml", "early", {
      "defaults/main.yml": "own_list: [a]\nown_text: a\nown_map: { a: b }\nown_number: 3\n",
    }),
  },
  {
    kind: "roles / a percent sign in a line of cron",
    label: refused("crontab(5): percent signs, unless escaped with backslash, are changed into newline characters"),
    spellings: [
      ...[
        "pg_dump shop > /opt/shop-$(date +%F).sql",
        "tar czf /opt/own-$(date +%Y%m%d).tgz /opt/own",
        "curl https://example.com/a%20b",
      ].flatMap((job) => [
        task(`ansible.builtin.cron:\n    name: own\n    special_time: daily\n    job: "${job}"`),
        task(
          `ansible.builtin.cron:\n    name: own\n    special_time: daily\n    user: root\n    cron_file: own\n    job: ${job}`,
        ),
        task(
          `ansible.builtin.copy:\n    dest: /etc/cron.d/own\n    mode: "0644"\n    content: |\n      0 3 * * * root ${job}`,
        ),
        task(
          `ansible.builtin.lineinfile:\n    path: /etc/cron.d/own\n    create: true\n    mode: "0644"\n    line: "0 3 * * * root ${job}"`,
        ),
      ]),
    ],
    places: inEarlyTasks,
  },
  {
    kind: "roles / the way in is changed outside hardening",
    label: refused("the owner: only hardening() changes who comes in, last"),
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
    kind: "roles / what belongs to the host or another role",
    label: refused("two owners write one thing, or the host goes down under the containers"),
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
  {
    kind: "roles / what updates containers by itself",
    label: refused("the lock: another image runs than was reviewed"),
    spellings: [
      "containrrr/watchtower:1.7.1",
      "nickfedor/watchtower:1.11.4",
      "pyouroboros/ouroboros:1.4.3",
      "ghcr.io/containrrr/watchtower:1.7.1",
    ].map((image) =>
      task(
        `community.docker.docker_container:\n    name: updater\n    image: ${image}\n    volumes:\n      - /run/user/1000/docker.sock:/var/run/docker.sock`,
      ),
    ),
    places: inEarlyTasks,
  },
  {
    kind: "roles / sound tasks",
    label: { is: "harmless", because: "ansible-lint's production profile takes them" },
    spellings: [
      task('ansible.builtin.file:\n    path: /opt/own\n    state: directory\n    mode: "0750"'),
      task('ansible.builtin.copy:\n    dest: /opt/own/a\n    content: "hello\\n"\n    mode: "0640"'),
      task("ansible.builtin.apt:\n    name: [curl, jq]\n    update_cache: true\n    cache_valid_time: 3600"),
      task("ansible.builtin.apt:\n    name: restic=0.18.0-1\n    state: present"),
      task(`${command}: cat /etc/hostname`, "  register: own_name\n  changed_when: false\n  check_mode: false\n"),
      `${task(`${command}: cat /etc/own`, "  register: own\n  changed_when: false\n  check_mode: false\n  failed_when: own.rc > 1\n")}\n- name: Tell it\n  ansible.builtin.debug:\n    msg: "{{ own.stdout }}"\n  when: own.stdout | length > 0\n`,
      task(
        `${shell}: set -o pipefail && cat /etc/passwd | wc -l`,
        "  args:\n    executable: /bin/bash\n  changed_when: false\n",
      ),
      task("ansible.builtin.systemd_service:\n    name: cron\n    state: started\n    enabled: true"),
      task('ansible.builtin.cron:\n    name: own\n    minute: "5"\n    hour: "3"\n    job: /usr/local/bin/own --quiet'),
      task(
        'ansible.builtin.cron:\n    name: own\n    special_time: daily\n    job: "tar czf /opt/own-$(date +\\\\%F).tgz /srv/own"',
      ),
      task(
        'ansible.builtin.get_url:\n    url: https://example.com/own-1.2.3.tar.gz\n    dest: /opt/own.tar.gz\n    checksum: "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"\n    mode: "0644"',
      ),
      task('ansible.builtin.debug:\n    msg: "{{ ansible_facts.distribution }}"'),
      task('ansible.builtin.debug:\n    msg: "{{ inventory_hostname }} {{ ansible_host }}"'),
      task(
        'ansible.builtin.file:\n    path: "/opt/{{ item }}"\n    state: directory\n    mode: "0750"',
        "  loop: [a, b]\n",
      ),
      "- name: Work on it\n  when: ansible_facts.distribution == 'Debian'\n  block:\n    - name: Do the work\n      ansible.builtin.command: /usr/local/bin/own\n      changed_when: false\n  rescue:\n    - name: Say so\n      ansible.builtin.fail:\n        msg: It failed\n",
      task(
        "ansible.builtin.copy:\n    dest: /opt/own/token\n    content: hello\n    mode: '0600'",
        "  no_log: true\n  diff: false\n",
      ),
      task(
        "community.docker.docker_container:\n    name: side\n    image: ghcr.io/example/side:1.2.3\n    published_ports: ['127.0.0.1:8080:80']\n    memory: 128m",
      ),
    ],
    places: each(inEarlyTasks, inLateTasks),
  },
];
