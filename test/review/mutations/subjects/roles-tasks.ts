import type { Table } from "../mutation.js";
import { each, inEarlyTasks, inLateTasks, inRoleFile } from "../places.js";
import { command, refused, shell, task, unchanged } from "../tasks.js";

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

export const roleTasks: readonly Table[] = [
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
    kind: "roles / a condition that is no boolean",
    label: refused("ansible-core 2.19: Conditionals must have a boolean result", "REX101"),
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
    label: refused(
      "crontab(5): percent signs, unless escaped with backslash, are changed into newline characters",
      "REX104",
    ),
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
    kind: "roles / YAML that nobody can read",
    label: refused("Ansible: We were unable to read either as JSON nor YAML", "REX100", "schema"),
    spellings: [
      "- name: Greet\n  ansible.builtin.debug:\n    msg: 'hello\n",
      "- name: Greet\n  when: [a\n- name: Go\n",
      "- name: Greet\n\tansible.builtin.debug: {}\n",
      "- name: a\n name: b\n",
      "- {name: Greet\n",
      "- name: @greet\n",
      "a: b: c\n",
    ],
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
