import { command, judges, script, shell, tasks } from "./in-roles.js";

// What roles do with containers and images.

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
    [
      "a container that never becomes healthy",
      tasks("- docker_container_info: {name: example_app}\n  register: r\n  until: r.exists\n  retries: 9\n"),
    ],
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
    [
      "a loop over a variable",
      {
        ...tasks("- docker_network: {name: '{{ item.name }}'}\n  loop: '{{ nets }}'\n"),
        "vars/main.yml": "nets: [{name: example_backend}]\n",
      },
    ],
    [
      "a loop over a map",
      {
        ...tasks("- docker_network: {name: '{{ item.key }}'}\n  loop: '{{ nets | dict2items }}'\n"),
        "vars/main.yml": "nets: {example_backend: 172.20.2.0/24}\n",
      },
    ],
    ["a variable of the shell", shell("NET=example_backend\ndocker network create $NET")],
  ],
  [["a network of one's own", tasks("- docker_network: {name: own_backend}\n")]],
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
    ["a loop", tasks("- docker_container: {name: a, image: '{{ item }}'}\n  loop: ['x:1.2.3', 'x:latest']\n")],
    [
      "a part of a variable",
      {
        ...tasks("- docker_container: {name: a, image: '{{ own.images.a }}'}\n"),
        "vars/main.yml": "own: {images: {a: ghcr.io/example/tool}}\n",
      },
    ],
    ["a Dockerfile", { "files/Dockerfile": "FROM debian\n" }],
    ["an argument of a Dockerfile", { "files/Dockerfile": "ARG TAG=lts\nFROM node:${TAG} AS build\n" }],
    ["a platform in a Dockerfile", { "files/app.Dockerfile": "FROM --platform=linux/amd64 node:lts\n" }],
    ["a variable", { ...command("docker run x:{{ tag }}"), "defaults/main.yml": "tag: latest\n" }],
    ["a variable's default", command("docker run x:{{ tag | default('latest') }}")],
    ["a shell's default", shell("docker run x:${TAG:-latest}")],
  ],
  [
    ["an exact version", command("docker run x:1.2.3")],
    ["a stage of a Dockerfile", { "files/Dockerfile": "FROM node:24.1.0 AS build\nFROM build\nFROM scratch\n" }],
    ["a digest", command(`docker run x@sha256:${"a".repeat(64)}`)],
    ["a version by a variable", { ...command("docker run x:{{ tag }}"), "defaults/main.yml": "tag: 1.2.3\n" }],
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

// What goes on in the background is judged as a service of a Compose file, by every rule for services.

judges(
  "REX008",
  [
    [
      "a container of a task",
      tasks("- docker_container: {name: d, image: 'postgres:18.4', volumes: ['/d:/var/lib/postgresql/data']}\n"),
    ],
    [
      "a container with mounts",
      tasks(
        "- docker_container: {name: d, image: 'postgres:18.4', mounts: [{source: db, target: /var/lib/postgresql/data}]}\n",
      ),
    ],
    ["docker run -d -v", command("docker run -d -v db:/var/lib/postgresql/data postgres:18.4")],
    ["docker run --mount", command("docker run --detach --mount src=db,dst=/var/lib/postgresql/data postgres:18.4")],
    [
      "a unit",
      {
        "files/d.service":
          "[Service]\nExecStart=/usr/bin/docker run --rm -v db:/var/lib/postgresql/data postgres:18.4\n",
      },
    ],
    [
      "capabilities of a container",
      tasks(
        "- docker_container: {name: d, image: 'postgres:18.4', cap_drop: [ALL], capabilities: [CHOWN], volumes: ['/d:/var/lib/postgresql']}\n",
      ),
    ],
    [
      "capabilities of docker run",
      command("docker run -d --cap-drop=ALL --cap-add CHOWN -v db:/var/lib/postgresql postgres:18.4"),
    ],
  ],
  [
    ["a volume in its place", command("docker run -d -v db:/var/lib/postgresql postgres:18.4")],
    ["a client", command("docker run --rm postgres:18.4 pg_dump -h db")],
    ["an image that is only looked into", command("docker create --name d postgres:18.4")],
  ],
);

judges(
  "REX061",
  [
    ["a container of a task", tasks("- docker_container: {name: a, image: 'x:1.2.3', env: {DB_HOST: localhost}}\n")],
    ["docker run -e", command("docker run -d -e DB_HOST=localhost x:1.2.3")],
    ["docker run --env=", shell("docker run -d --env=REDIS_URL=redis://127.0.0.1:6379 x:1.2.3")],
  ],
  [["the host's network", command("docker run -d --network host -e DB_HOST=localhost x:1.2.3")]],
);

judges(
  "REX014",
  [
    [
      "a container of a task",
      tasks("- docker_container: {name: a, image: 'x:1.2.3', healthcheck: {test: [CMD, curl, 'http://localhost/']}}\n"),
    ],
    ["docker run --health-cmd", command("docker run -d --health-cmd 'curl -f http://localhost/' x:1.2.3")],
  ],
  [],
);

judges(
  "REX029",
  [
    [
      "a container of a task",
      tasks("- docker_container: {name: a, image: 'x:1.2.3', command: [serve, --password=hunter2hunter2]}\n"),
    ],
    ["docker run", command("docker run -d x:1.2.3 serve --password=hunter2hunter2")],
  ],
  [],
);

judges(
  "REX033",
  [],
  [
    [
      "a port of Docker's own network",
      { "files/compose.yml": "services:\n  a: {image: 'x:1.2.3', network_mode: bridge, ports: ['80:80']}\n" },
    ],
  ],
);
