import type { Table } from "../mutation.js";
import { inRoleFile } from "../places.js";
import { refused } from "../tasks.js";

const install =
  '- name: Install the Compose file\n  ansible.builtin.copy:\n    src: compose.yml\n    dest: /opt/own/compose.yml\n    mode: "0640"\n';
const render = install.replace("copy:", "template:").replace("src: compose.yml", "src: compose.yml.j2");

/** The file in each of the places where people keep one. */
const inFiles: Table["places"] = (spelling) => [
  ...inRoleFile("files/compose.yml", "early", { "tasks/main.yml": install })(spelling),
  ...inRoleFile("files/docker-compose.yaml", "early", {
    "tasks/main.yml": install.replace("compose.yml", "docker-compose.yaml"),
  })(spelling),
  ...inRoleFile("templates/compose.yml.j2", "early", { "tasks/main.yml": render })(spelling),
];

function side(...lines: readonly string[]): string {
  return `services:\n  side:\n    image: ghcr.io/example/side:1.2.3\n    mem_limit: 128m\n${lines.map((line) => `${line.replace(/^/gm, "    ")}\n`).join("")}`;
}

/** A service of this image alone, with another line. */
function lone(image: string, line: string): string {
  return `services:\n  side:\n    image: ${image}\n    mem_limit: 1g\n    networks: [inner]\n    ${line}\nnetworks: { inner: { internal: true } }\n`;
}

const cache = "  cache:\n    image: ghcr.io/example/redis:8.4.0\n    mem_limit: 128m\n";

/** The file beside another application, which makes a network and a volume. */
const besideAnother: Table["places"] = inRoleFile("files/side/compose.yml", "early", {
  "tasks/main.yml": install.replaceAll("compose.yml", "side/compose.yml"),
  "files/other/compose.yml":
    "name: other\nservices:\n  web:\n    image: ghcr.io/example/web:1.2.3\n    networks: [sites]\n    volumes: [media:/media]\nnetworks: { sites: { name: sites } }\nvolumes: { media: { name: media } }\n",
});

const mounts = [
  "/var/run/docker.sock:/var/run/docker.sock",
  "/run/docker.sock:/sock:ro",
  "/var/run:/var/run:ro",
  "/:/host:ro",
  "/var/run/../run/docker.sock:/s",
];

export const compose: readonly Table[] = [
  {
    kind: "Compose of a role / a hash whose dollar signs are variables",
    label: refused("Compose: the variable is not set, defaulting to a blank string", "REX258"),
    spellings: [
      side('environment: { OWN_USERS: "own:$apr1$H6uskkkW$IgXLP6ewTrSuBkTrqE8wj/" }'),
      side('labels: ["own.users=own:$2y$05$wGXq2Qv4b1l6s0Zq0O1f3uS9Yk8ZxWcV7bN6mA5sD4fG3hJ2kL1qe"]'),
      side("labels:", "  own.users: own:$6$saltsalt$IgXLP6ewTrSuBkTrqE8wj"),
    ],
    places: inFiles,
  },
  {
    kind: "Compose of a role / a port on every address",
    label: {
      is: "defect",
      refusedBy: "Docker publishes it past the firewall, or does not know the address",
      rules: ["REX035", "REX150"],
    },
    spellings: [
      ...[
        '"8080:80"',
        "8080:80",
        '"0.0.0.0:8080:80"',
        '"[::]:8080:80"',
        '"80"',
        '"8080:80/udp"',
        '"8000-8010:8000-8010"',
        '"${PORT:-8080}:80"',
        '"5432:5432"',
        '"*:8080:80"',
      ].map((port) => side(`ports:\n  - ${port}`)),
      side("ports:\n  - target: 80\n    published: 8080"),
      side('ports:\n  - target: 80\n    published: "8080"\n    host_ip: 0.0.0.0'),
      side('ports: ["8080:80"]'),
      side("ports:\n  - { target: 80, published: 8080, protocol: tcp }"),
    ],
    places: inFiles,
  },
  {
    kind: "Compose of a role / the Docker socket",
    label: { is: "defect", refusedBy: "whoever has the socket is root", rules: ["REX038", "REX064"] },
    spellings: [
      ...mounts.map((mount) => side(`volumes:\n  - ${mount}`)),
      ...mounts.map((mount) => side(`volumes:\n  - type: bind\n    source: ${mount.split(":")[0]}\n    target: /s`)),
    ],
    places: inFiles,
  },
  {
    kind: "Compose of a role / root on the host",
    label: { is: "defect", refusedBy: "Docker: privileged", rules: ["REX064", "REX025"] },
    spellings: [
      "privileged: true",
      'privileged: "true"',
      "pid: host",
      "cap_add: [SYS_ADMIN]",
      "cap_add:\n  - ALL",
      "cap_add: [CAP_SYS_ADMIN]",
      "security_opt:\n  - apparmor:unconfined",
      "security_opt: [seccomp=unconfined]",
      "userns_mode: host",
      "ipc: host",
      "devices:\n  - /dev/sda:/dev/sda",
      "cap_add: [SYS_MODULE]",
      "cap_add: [sys_ptrace]",
    ].map((line) => side(line)),
    places: inFiles,
  },
  {
    kind: "Compose of a role / a secret in the environment",
    label: { is: "defect", refusedBy: "'docker inspect' shows it", rules: ["REX028"] },
    spellings: ["DB_PASSWORD", "SECRET_KEY", "APP_KEY", "SMTP_PASS", "PGPASSWORD", "API_TOKEN", "JWT_SECRET"].flatMap(
      (name) => [
        side(`environment:\n  ${name}: hunter2hunter2`),
        side(`environment:\n  - ${name}=hunter2hunter2`),
        side(`environment: { ${name}: hunter2hunter2 }`),
        side(`environment: ["${name}=hunter2hunter2"]`),
        side(`environment:\n  - ${name}=\${${name}:-hunter2hunter2}`),
        `x-env: &env\n  ${name}: hunter2hunter2\n${side("environment:\n  <<: *env")}`,
        `x-env: &env\n  ${name}: hunter2hunter2\n${side("environment: *env")}`,
      ],
    ),
    places: inFiles,
  },
  {
    kind: "Compose of a role / PostgreSQL 18 with the old path",
    label: { is: "defect", refusedBy: "the report, error 8", rules: ["REX008", "REX022"] },
    spellings: ["postgres:18.4-bookworm", "docker.io/library/postgres:18.4", "pgvector/pgvector:0.8.1-pg18"].flatMap(
      (image) =>
        [
          "volumes:\n  - /opt/own/db:/var/lib/postgresql/data",
          "volumes:\n  - type: bind\n    source: /opt/own/db\n    target: /var/lib/postgresql/data",
          "volumes:\n  - data:/var/lib/postgresql/data",
        ].map(
          (volumes) =>
            side(volumes, "environment:\n  POSTGRES_PASSWORD_FILE: /run/secrets/x").replace(
              "ghcr.io/example/side:1.2.3",
              image,
            ) + (volumes.includes("data:/") ? "volumes:\n  data: {}\n" : ""),
        ),
    ),
    places: inFiles,
  },
  {
    kind: "Compose of a role / a probe of localhost, or of another machine",
    label: { is: "defect", refusedBy: "BusyBox asks ::1 first; the report, error 4", rules: ["REX014", "REX004"] },
    spellings: [
      side('healthcheck:\n  test: ["CMD", "wget", "-qO-", "http://localhost:8080/"]'),
      side("healthcheck:\n  test: wget -qO- http://localhost:8080/ || exit 1"),
      side('healthcheck:\n  test: ["CMD-SHELL", "wget -qO- http://localhost:8080/"]'),
      side('healthcheck:\n  test: ["CMD", "ping", "-c1", "100.64.0.1"]'),
      side("healthcheck:\n  test: ping -c1 vpn.example.com"),
      side("healthcheck:\n  test:\n    - CMD-SHELL\n    - curl -f https://example.com/"),
    ],
    places: inFiles,
  },
  {
    kind: "Compose of a role / a secret on the command line",
    label: { is: "defect", refusedBy: "'ps' shows it", rules: ["REX029", "REX028"] },
    spellings: [
      side("command: redis-server --requirepass hunter2hunter2"),
      side('command: ["redis-server", "--requirepass", "hunter2hunter2"]'),
      side("command: /app/serve --db-password=hunter2hunter2"),
      side("command: redis-server --requirepass ${REDIS_PASSWORD}"),
      side("entrypoint: /app/serve --token hunter2hunter2"),
    ],
    places: inFiles,
  },
  {
    kind: "Compose of a role / a network that is the stack's",
    label: { is: "defect", refusedBy: "Compose: network was found but has incorrect label", rules: ["REX006"] },
    spellings: [
      `${side("networks: [backend]")}networks:\n  backend:\n    name: example_backend\n`,
      `${side("networks: [backend]")}networks:\n  backend:\n    name: example_backend\n    driver: bridge\n`,
      `${side("networks: [backend]")}networks:\n  backend:\n    external: false\n    name: example_backend\n`,
    ],
    places: inFiles,
  },
  {
    kind: "Compose of a role / what Compose refuses",
    label: {
      is: "defect",
      refusedBy: "Compose: validating compose.yml: additional properties are not allowed",
      rules: ["REX150", "schema"],
    },
    spellings: [
      ...[
        "enviroment:\n  A: b",
        "volume:\n  - /a:/b",
        "port:\n  - 80",
        "healthchek: {}",
        "ports: 80",
        "networks: backend",
        "cap_add: CHOWN",
        "command: { a: b }",
        "depends_on: db",
        "image: [a]",
        "restart: 3",
      ].map((line) => side(line)),
      "service:\n  side:\n    image: ghcr.io/example/side:1.2.3\n",
      "services: []\n",
      "services:\n  side: nginx\n",
      "services:\n  side:\n    mem_limit: 128m\n",
    ],
    places: inFiles,
  },
  {
    kind: "Compose of a role / a database that nobody waits for",
    label: { is: "defect", refusedBy: "Docker: a container counts as started with its process", rules: ["REX210"] },
    spellings: [
      ...["[cache]", "{ cache: { condition: service_started } }"].flatMap((needed) => [
        `${side(`depends_on: ${needed}`)}${cache}`,
        `${side(`depends_on: ${needed}`)}${cache}    healthcheck: { test: [CMD, redis-cli, ping] }\n`,
      ]),
      `${side("depends_on: { cache: { condition: service_healthy } }")}${cache}`,
    ],
    places: inFiles,
  },
  {
    kind: "Compose of a role / a database that somebody waits for, or that looks after itself",
    label: { is: "harmless", because: "what needs it starts once it serves" },
    spellings: [
      `${side("depends_on: { cache: { condition: service_healthy } }")}${cache}    healthcheck: { test: [CMD, redis-cli, ping] }\n`,
    ],
    places: inFiles,
  },
  {
    kind: "Compose of a role / a server that lets everybody in",
    label: { is: "defect", refusedBy: "the manuals of their makers", rules: ["REX211"] },
    spellings: (
      [
        ["postgres:17.6-bookworm", "POSTGRES_HOST_AUTH_METHOD", "trust"],
        ["mysql:8.4.6", "MYSQL_ALLOW_EMPTY_PASSWORD", "1"],
        ["mariadb:11.8.3-noble", "MARIADB_ALLOW_EMPTY_ROOT_PASSWORD", "yes"],
        ["elasticsearch:9.1.2", "xpack.security.enabled", "false"],
        ["opensearchproject/opensearch:3.3.2", "DISABLE_SECURITY_PLUGIN", "true"],
        ["bitnami/zookeeper:3.9.3", "ALLOW_ANONYMOUS_LOGIN", "yes"],
      ] as const
    ).map(([image, name, value]) => lone(image, `environment: { ${name}: "${value}" }`)),
    places: inFiles,
  },
  {
    kind: "Compose of a role / a setting of that name that lets nobody in",
    label: { is: "harmless", because: "it is switched off, or another program's" },
    spellings: [
      lone("ghcr.io/example/side:1.2.3", 'environment: { xpack.security.enabled: "false" }'),
      lone(
        "mysql:8.4.6",
        'environment: { MYSQL_ALLOW_EMPTY_PASSWORD: "", MYSQL_ROOT_PASSWORD_FILE: /run/secrets/root }',
      ),
      lone("elasticsearch:9.1.2", 'environment: { xpack.security.enabled: "true" }'),
    ],
    places: inFiles,
  },
  {
    kind: "Compose of a role / one network or volume of two applications",
    label: { is: "defect", refusedBy: "Compose: network was found but has incorrect label", rules: ["REX212"] },
    spellings: [
      `name: side\n${side("networks: [sites]")}networks: { sites: { name: sites } }\n`,
      `name: side\n${side("volumes: [media:/media]")}volumes: { media: { name: media } }\n`,
    ],
    places: besideAnother,
  },
  {
    kind: "Compose of a role / one network or volume of which one application is the owner",
    label: { is: "harmless", because: "Compose finds what the other made" },
    spellings: [
      `name: side\n${side("networks: [sites]")}networks: { sites: { external: true } }\n`,
      `name: other\n${side("networks: [sites]")}networks: { sites: { name: sites } }\n`,
    ],
    places: besideAnother,
  },
  {
    kind: "Compose of a role / ports in the host's network",
    label: { is: "defect", refusedBy: "Docker: published ports are discarded", rules: ["REX168"] },
    spellings: ['"8080:80"', '"127.0.0.1:8080:80"', '"8080:8080"'].map((port) =>
      side("network_mode: host", `ports: [${port}]`),
    ),
    places: inFiles,
  },
  {
    kind: "Compose of a role / sound",
    label: { is: "harmless", because: "nothing of it is open, secret or floating" },
    spellings: [
      side('ports:\n  - "127.0.0.1:8080:80"'),
      side("ports:\n  - target: 80\n    published: 8080\n    host_ip: 127.0.0.1"),
      side('ports:\n  - "${PORT:-127.0.0.1:8080}:80"'),
      side('ports:\n  - "[::1]:8080:80"'),
      side("volumes:\n  - /opt/own/data:/data"),
      `${side("volumes:\n  - data:/data")}volumes:\n  data: {}\n`,
      side("environment:\n  - TZ=Europe/Paris"),
      side("environment:\n  DB_PASSWORD_FILE: /run/secrets/db"),
      side("cap_drop: [ALL]", "cap_add: [NET_BIND_SERVICE]"),
      side('healthcheck:\n  test: ["CMD", "/app/health"]'),
      `${side("networks: [backend]")}networks:\n  backend:\n    name: example_backend\n    external: true\n`,
      side("read_only: true", "tmpfs: [/tmp]", "user: '1000:1000'"),
    ],
    places: inFiles,
  },
];
