import { spellings } from "../grammar.js";
import type { Table } from "../mutation.js";
import { each, inOptions, inOwnService, inText } from "../places.js";
import { serviceText } from "../program.js";

const required = {
  networks: "[inner]",
  memory: '{ limit: "64M" }',
  cpus: "0.25",
  user: "1000",
  healthcheck: '{ test: ["/app/health"] }',
};

const engine = `const engine = catalog.postgresql({ image: "postgres:18.4-bookworm", networks: [inner], memory: { limit: "512M" }, cpus: 1, superuserPassword: secret("superuser_password") });
const databases = [engine.database("app", { password: secret("app_db_password") })];
const given = { networks: [inner], databases, secretDelivery: { kind: "file", suffix: "_FILE" } };
const makes = (name, image, key) => service(name, { ...given, image, memory: { limit: "64M" }, cpus: 0.25, user: 1000, secrets: { APP_KEY: secret(key), DB_PASSWORD: secret("app_db_password") }, healthcheck: { test: ["/app/health"] } });`;

export const fieldReports: readonly Table[] = [
  {
    kind: "field / a version with a known hole",
    label: { is: "defect", refusedBy: "CVE-2026-42208: >= 1.81.16, < 1.83.7", rules: ["REX080", "REX011"] },
    spellings: ["v1.81.16", "v1.82.0", "v1.83.3", "v1.83.6"].map((version) =>
      serviceText(
        "litellm",
        {
          image: `"ghcr.io/berriai/litellm:${version}-stable"`,
          networks: "[backend]",
          memory: '{ limit: "1024M" }',
          cpus: "1",
          secrets: '{ LITELLM_MASTER_KEY: secret("litellm_master_key") }',
          secretDelivery: '{ kind: "shell", entrypoint: ["/app/docker/prod_entrypoint.sh"] }',
          healthcheck: `{ test: ["python3", "-c", "import socket; socket.create_connection(('127.0.0.1', 4000))"], startPeriod: 90 }`,
        },
        "",
      ),
    ),
    places: inText((declare) => ({ declare, others: ["litellm"] })),
  },
  {
    kind: "field / a client that Docker's newest engine does not answer",
    label: { is: "defect", refusedBy: "dockerd 29: client version 1.24 is too old", rules: ["REX190"] },
    spellings: ['"traefik:v3.5.3"', '"docker.io/library/traefik:v3.6.0"', '"traefik:v2.11.30"', '"traefik:2.10"'],
    places: inText((image) => ({
      options: `image: ${image}, volumes: [dockerSocket({ because: "discovers routers" })]`,
      phases: `[
    phase("1", "Foundations", [common(), docker({ source: "docker.com" })]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
  ]`,
    })),
  },
  {
    kind: "field / a client that the engine answers",
    label: { is: "harmless", because: "the engine is kept, or is the one of Debian" },
    spellings: ['{ source: "docker.com", version: "28.5.*" }', '{ source: "docker.com", version: "28.5.1" }', ""],
    places: inText((options) => ({
      options: `image: "traefik:v3.5.3", volumes: [dockerSocket({ because: "discovers routers" })]`,
      phases: `[
    phase("1", "Foundations", [common(), docker(${options})]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
  ]`,
    })),
  },
  {
    kind: "field / containers that ask the VPN's name server",
    label: { is: "defect", refusedBy: "tailscale/tailscale#12225: names fail in containers", rules: ["REX191"] },
    spellings: ["acceptDns: true", 'acceptDns: true, pingAddress: "100.64.0.1"'],
    places: inText((options) => ({
      early: `headscaleNode({ loginServer: "https://vpn.example.com", authKey: secret("vpn_key"), ${options} })`,
    })),
  },
  {
    kind: "field / a database in one file, archived while it is written",
    label: {
      is: "defect",
      refusedBy: "sqlite.org, howtocorrupt: backup or restore while a transaction is active",
      rules: ["REX082", "REX081"],
    },
    spellings: [
      'image: "vaultwarden/server:1.34.3", volumes: [volume("/data", { backup: "files" })]',
      'image: "docker.io/vaultwarden/server:1.34.3-alpine", volumes: [volume("/data", { backup: "files" })]',
      'environment: { DATABASE_URL: "sqlite:///data/app.db" }, volumes: [volume("/data", { backup: "files" })]',
      'environment: { DB_FILE: "/data/app.sqlite3" }, volumes: [volume("/data", { backup: "files" })]',
      'command: ["/app/serve", "--database", "/data/app.sqlite"], volumes: [volume("/data", { backup: "files" })]',
    ],
    places: inOptions,
  },
  {
    kind: "field / a server's data, archived while it writes",
    label: {
      is: "defect",
      refusedBy: "MariaDB's and MongoDB's documents: files copied while the server runs are torn",
      rules: ["REX081", "REX082", "REX022"],
    },
    spellings: [
      'image: "mysql:8.4.6", volumes: [volume("/var/lib/mysql", { backup: "files" })]',
      'image: "mariadb:11.8.3-noble", volumes: [volume("/var/lib/mysql", { backup: "files" })]',
      'image: "mongo:8.0.13-noble", volumes: [volume("/data/db", { backup: "files" })]',
      'image: "ghcr.io/example/app:1.2.3", volumes: [volume("/var/lib/postgresql/data", { backup: "files" })]',
      'image: "ghcr.io/example/app:1.2.3", volumes: [volume("/var/lib/mysql", { backup: "files" })]',
    ],
    places: inOptions,
  },
  {
    kind: "field / two answers to one job of the image",
    label: { is: "defect", refusedBy: "s6-overlay-suexec: fatal: can only run as pid 1", rules: ["REX083"] },
    spellings: [
      ...["lscr.io/linuxserver/grocy:4.6.0", "linuxserver/sonarr:4.0.15", "ghcr.io/linuxserver/radarr:5.27.5"].map(
        (image) => `image: "${image}", user: undefined, init: true`,
      ),
      'image: "lscr.io/linuxserver/grocy:4.6.0", user: 1000, environment: { PUID: 1000, PGID: 1000 }',
      'image: "lscr.io/linuxserver/grocy:4.6.0", user: 1000, environment: { PUID: "1001" }',
    ],
    places: inOptions,
  },
  {
    kind: "field / a secret that the image does not read",
    label: { is: "defect", refusedBy: "gitea's and keycloak's documents", rules: ["REX084"] },
    spellings: [
      'image: "gitea/gitea:1.25.1-rootless", secrets: { GITEA__database__PASSWD: secret("gitea_db_password") }, secretDelivery: { kind: "file", suffix: "_FILE" }',
      'image: "codeberg.org/forgejo/forgejo:13.0.1-rootless", secrets: { FORGEJO__database__PASSWD: secret("forgejo_db_password") }, secretDelivery: { kind: "file", suffix: "_FILE" }',
      'image: "quay.io/keycloak/keycloak:26.3.1", secrets: { KC_DB_PASSWORD: secret("keycloak_db_password") }, secretDelivery: { kind: "file", suffix: "_FILE" }',
    ],
    places: inOptions,
  },
  {
    kind: "field / parts of one program that disagree",
    label: { is: "defect", refusedBy: "n8n-io/n8n-hosting#3: the worker cannot decrypt", rules: ["REX085"] },
    spellings: [
      'makes("worker", "ghcr.io/example/app:1.2.3", "worker_key")',
      'makes("worker", "ghcr.io/example/app:1.2.4", "app_key")',
      'makes("worker", "ghcr.io/example/app:2.0.0", "app_key")',
    ],
    places: inText((worker) => ({
      declare: `${engine}\nconst app = makes("app", "ghcr.io/example/app:1.2.3", "app_key");\nconst consumer = ${worker};`,
      others: ["engine", "consumer"],
    })),
  },
  {
    kind: "field / Redis may fill its limit",
    label: {
      is: "defect",
      refusedBy: "redis.io, administration: copy-on-write takes as much again, and the kernel ends it",
      rules: ["REX086", "schema", "thrown"],
    },
    spellings: ["256mb", "512mb", "240mb"].map((size) => `command: ["redis-server", "--maxmemory", "${size}"]`),
    places: (spelling) =>
      inText((said) => ({
        declare: serviceText(
          "db",
          {
            ...required,
            image: '"redis:8.4.0-bookworm"',
            memory: '{ limit: "256M" }',
            user: "999",
            volumes: '[volume("/data", { backup: { none: "a cache" } })]',
            healthcheck: '{ test: ["redis-cli", "ping"] }',
          },
          said,
        ),
        others: ["db"],
      }))(spelling),
  },
  {
    kind: "field / more cores than the host has",
    label: {
      is: "defect",
      refusedBy: "Docker: Range of CPUs is from 0.01 to 2.00, as there are only 2 CPUs available",
      rules: ["REX087"],
    },
    spellings: spellings("cpus: {n}", { n: ["2.5", "3", "4", "16"] }),
    places: inText((options) => ({
      options,
      stack: 'hosts: { prod: host({ address: "192.0.2.10", user: "deploy", cpus: 2 }) }',
    })),
  },
  {
    kind: "field / as many cores as the host has",
    label: { is: "harmless", because: "Docker takes it" },
    spellings: spellings("cpus: {n}", { n: ["0.5", "1", "2"] }),
    places: inText((options) => ({
      options,
      stack: 'hosts: { prod: host({ address: "192.0.2.10", user: "deploy", cpus: 2 }) }',
    })),
  },
  {
    kind: "field / a file declared as a volume",
    label: {
      is: "defect",
      refusedBy: "Docker makes a folder of that name, and the program finds no file",
      rules: ["REX088"],
    },
    spellings: spellings('volumes: [volume("{path}", { {mode}backup: "files" })]', {
      path: ["/acme.json", "/etc/app/app.yaml", "/data/app.sqlite3", "/app/settings.ini"],
      mode: ["", 'mode: "0600", '],
    }),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "field / too little shared memory",
    label: {
      is: "defect",
      refusedBy: "docker-library/postgres#416: could not resize shared memory segment: No space left on device",
      rules: ["REX089"],
    },
    spellings: [
      'command: ["postgres", "-c", "work_mem=64MB", "-c", "max_parallel_workers_per_gather=4"]',
      'command: ["postgres", "-c", "work_mem=256MB"]',
      'command: ["postgres", "-cwork_mem=128MB", "-cmax_parallel_workers_per_gather=8"]',
      'command: ["postgres", "--work_mem=128MB", "--max_parallel_workers_per_gather=8"]',
    ],
    places: (spelling) =>
      inText((said) => ({
        declare: serviceText(
          "db",
          {
            networks: "[inner]",
            memory: '{ limit: "1G" }',
            cpus: "1",
            image: '"postgres:18.4-bookworm"',
            capabilities: '["CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID"]',
            secrets: '{ POSTGRES_PASSWORD: secret("superuser_password") }',
            volumes: '[volume("/var/lib/postgresql", { mode: "0700", backup: { none: "an example" } })]',
            healthcheck: '{ test: ["pg_isready", "-h", "127.0.0.1", "-q"], startPeriod: 120 }',
            provision: '["bash", "/etc/postgresql/set-passwords.sh"]',
          },
          said,
        ),
        others: ["db"],
      }))(spelling),
  },
];
