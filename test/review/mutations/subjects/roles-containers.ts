import type { Table } from "../mutation.js";
import { inEarlyTasks, inLateTasks } from "../places.js";
import { command, commands, refused, shell, task, unchanged } from "../tasks.js";

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

export const roleContainers: readonly Table[] = [
  {
    kind: "roles / an image that floats",
    label: refused("the report, error 5", "REX054"),
    spellings: late,
    places: inEarlyTasks,
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
    kind: "roles / what updates containers by itself",
    label: refused("the lock: another image runs than was reviewed", "REX107"),
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
];
