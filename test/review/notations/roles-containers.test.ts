import { command, type Files, judges, script, shell, tasks } from "./in-roles.js";

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
    ["a quadlet", { "files/own.container": "[Container]\nImage=ghcr.io/example/tool:latest\n" }],
    [
      "a quadlet of a template",
      {
        ...tasks("- template: {src: q.j2, dest: /etc/containers/systemd/own.container, mode: '0644'}\n"),
        "templates/q.j2": "[Unit]\nDescription=own\n\n[Container]\nContainerName=own\nImage=ghcr.io/example/tool\n",
      },
    ],
    [
      "text of a quadlet",
      tasks(
        "- copy: {dest: /etc/containers/systemd/x.container, mode: '0644', content: \"[Container]\\nImage=x:edge\\n\"}\n",
      ),
    ],
    ["podman run", command("podman run -d --name x ghcr.io/example/tool:latest")],
    ["podman pull", command("podman pull ghcr.io/example/tool")],
    [
      "podman_container",
      tasks("- containers.podman.podman_container: {name: x, image: 'ghcr.io/example/tool:latest'}\n"),
    ],
    ["podman_image", tasks("- containers.podman.podman_image: {name: ghcr.io/example/tool, tag: latest}\n")],
    ["nerdctl run", command("nerdctl -n own run -d --name x ghcr.io/example/tool:latest")],
    ["nerdctl pull", script("sudo nerdctl pull ghcr.io/example/tool:edge")],
    ["docker service create", command("docker service create --name x ghcr.io/example/tool:latest")],
    ["skopeo", command("skopeo copy --all docker://ghcr.io/example/tool:latest docker-archive:/srv/tool.tar")],
    ["skopeo sync", command("skopeo sync --src docker --dest dir ghcr.io/example/tool:latest /srv/images")],
    ["crane", shell("crane pull ghcr.io/example/tool:latest /srv/tool.tar")],
    ["crane copy", command("crane copy ghcr.io/example/tool:latest registry.example.com/tool:1.2.3")],
    ["ctr", command("ctr -n k8s.io images pull ghcr.io/example/tool:latest")],
    ["a Dockerfile", { "files/Dockerfile": "FROM debian\n" }],
    ["an argument of a Dockerfile", { "files/Dockerfile": "ARG TAG=lts\nFROM node:${TAG} AS build\n" }],
    ["a platform in a Dockerfile", { "files/app.Dockerfile": "FROM --platform=linux/amd64 node:lts\n" }],
    ["a variable", { ...command("docker run x:{{ tag }}"), "defaults/main.yml": "tag: latest\n" }],
    ["a variable's default", command("docker run x:{{ tag | default('latest') }}")],
    ["a shell's default", shell("docker run x:${TAG:-latest}")],
  ],
  [
    ["an exact version", command("docker run x:1.2.3")],
    ["a quadlet with a version", { "files/own.container": "[Container]\nImage=ghcr.io/example/tool:1.2.3\n" }],
    ["a quadlet of what another unit builds", { "files/own.container": "[Container]\nImage=own.build\n" }],
    ["another unit", { "files/own.container": "[Service]\nImage=tool:latest\n" }],
    [
      "skopeo with a version",
      command("skopeo copy docker://x.example.com/tool:1.2.3 docker://y.example.com/tool:latest"),
    ],
    ["a look", command("skopeo inspect docker://ghcr.io/example/tool:latest")],
    ["a digest that is asked for", command("crane digest ghcr.io/example/tool:latest")],
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
    ...[
      "cd /opt/app && git pull",
      "git -C /opt/app fetch && git -C /opt/app reset --hard origin/main",
      "git -C /opt/app submodule update --remote",
      "ansible-pull -U https://git.example.com/site.git",
    ].map((line): [string, Files] => [`${line} by a file of cron`, { "files/cron.d/up": `0 3 * * * root ${line}\n` }]),
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
    ...[
      '"origin=Docker,archive=${distro_codename}";',
      '"o=Docker";',
      '"origin=*";',
      '"site=download.docker.com";',
      '"Docker:trixie";',
    ].flatMap((origin): [string, Files][] => [
      [
        `text with ${origin}`,
        tasks(
          `- copy:\n    dest: /etc/apt/apt.conf.d/52own\n    mode: "0644"\n    content: |\n      Unattended-Upgrade::Origins-Pattern {\n        ${origin}\n      };\n`,
        ),
      ],
      [
        `a line with ${origin}`,
        tasks(`- lineinfile: {path: /etc/apt/apt.conf.d/50unattended-upgrades, line: '${origin}'}\n`),
      ],
      [`a file with ${origin}`, { "files/52unattended-upgrades": `Unattended-Upgrade::Origins-Pattern:: ${origin}\n` }],
      [
        `echo of ${origin}`,
        shell(`echo 'Unattended-Upgrade::Allowed-Origins:: ${origin}' > /etc/apt/apt.conf.d/52own`),
      ],
    ]),
    ["an upgrade by cron", tasks("- cron: {name: x, hour: '4', job: 'apt-get update && apt-get -qy dist-upgrade'}\n")],
    ["an upgrade by a file of cron", { "files/cron.d/up": "0 4 * * 0 root apt -y full-upgrade\n" }],
    [
      "an upgrade by a timer",
      {
        "files/up.service": "[Service]\nExecStart=/usr/bin/apt-get -y upgrade\n",
        "files/up.timer": "[Timer]\nOnCalendar=daily\n",
      },
    ],
  ],
  [
    [
      "a copy that only keeps",
      { "files/cron.d/up": "0 3 * * * root git -C /srv/mirror remote update && git -C /srv/mirror push copy main\n" },
    ],
    [
      "security updates alone",
      tasks(
        `- copy:\n    dest: /etc/apt/apt.conf.d/52own\n    mode: "0644"\n    content: |\n      Unattended-Upgrade::Origins-Pattern {\n        "origin=Debian,codename=\${distro_codename},label=Debian-Security";\n        // "origin=Docker";\n      };\n`,
      ),
    ],
    [
      "everything but Docker",
      tasks(
        `- copy:\n    dest: /etc/apt/apt.conf.d/52own\n    mode: "0644"\n    content: |\n      Unattended-Upgrade::Origins-Pattern { "origin=*"; };\n      Unattended-Upgrade::Package-Blacklist { "docker"; "containerd"; };\n`,
      ),
    ],
    [
      "an upgrade that holds Docker",
      tasks("- command: apt-mark hold docker-ce\n- cron: {name: x, job: apt-get -qy upgrade}\n"),
    ],
    ["a list of packages by cron", tasks("- cron: {name: x, hour: '4', job: apt-get update}\n")],
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

judges(
  "REX259",
  [
    ["docker run", command("docker run -d --name wiki -v wiki:/data x:1.2.3")],
    ["podman run", shell("sudo podman run --detach --name=wiki x:1.2.3")],
    ["a container that ends and stays", command("docker run --name migrate x:1.2.3 migrate")],
    ["docker create", command("docker create --name wiki x:1.2.3")],
    ["a script", script("docker volume create wiki\ndocker run -itd --name wiki x:1.2.3")],
    ["one without a name", command("docker run -d --restart unless-stopped -p 127.0.0.1:80:80 x:1.2.3")],
    ["one that removes itself, later", command("docker run -d --rm --name wiki x:1.2.3")],
    ["docker service create", command("docker service create --name wiki x:1.2.3")],
  ],
  [
    ["one that does its work and goes", command("docker run --rm --name migrate x:1.2.3 migrate")],
    ["one that takes the place of the old one", command("podman run -d --replace --name wiki x:1.2.3")],
    ["the old one is removed", shell("docker rm -f wiki; docker run -d --name wiki x:1.2.3")],
    ["one that is asked for", shell("docker inspect wiki >/dev/null 2>&1 || docker run -d --name wiki x:1.2.3")],
    ["a condition", tasks("- command: docker run -d --name wiki x:1.2.3\n  when: own_is_new\n  changed_when: true\n")],
    ["a file that says so", tasks("- command: {cmd: docker run -d --name wiki x:1.2.3, creates: /opt/own}\n")],
    ["a unit", { "files/x.service": "[Service]\nExecStart=/usr/bin/docker run --name wiki x:1.2.3\n" }],
    ["the module", tasks("- community.docker.docker_container: {name: wiki, image: 'x:1.2.3'}\n")],
  ],
);
