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
