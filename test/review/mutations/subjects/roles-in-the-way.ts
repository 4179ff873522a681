import type { Table } from "../mutation.js";
import { each, inEarlyTasks, inLateTasks, inRoleFile } from "../places.js";
import { command, commands, refused, shell, task, unchanged } from "../tasks.js";

const host = ["100.64.0.1", "{{ headscale_ip }}", "vpn.example.com"];

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

const ours = ["common", "docker", "hardening", "backup-config", "docker-stack", "app"];

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

export const rolesInTheWay: readonly Table[] = [
  {
    kind: "roles / the inclusion of a role that is not there",
    label: refused("Ansible: the role 'greeting' was not found", "REX109"),
    spellings: [
      task("ansible.builtin.include_role:\n    name: greeting"),
      task("ansible.builtin.import_role:\n    name: greeting"),
      task("ansible.builtin.include_role:\n    name: greeting\n    tasks_from: more"),
      task("ansible.builtin.include_role: name=greeting"),
    ],
    places: each(inEarlyTasks, inLateTasks),
  },
  {
    kind: "roles / a connectivity check that stops the deployment",
    label: refused("the report, error 4: the VPN is down, so nothing is deployed", "REX004", "REX053", "REX066"),
    spellings: connectivity,
    places: inEarlyTasks,
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
];
