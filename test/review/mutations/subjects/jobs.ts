import type { Table } from "../mutation.js";
import { inOptions, inText } from "../places.js";
import { serviceText, usualOptions } from "../program.js";

const once = 'image: "ghcr.io/example/app:1.2.3", networks: [backend], memory: { limit: "64M" }, cpus: 0.5, user: 1000';
const service = (name: string, options = "") => serviceText(name, usualOptions, options);

/** A job with the options, and the service that it may run before. */
const inJob = inText((options) => ({
  declare: `${service("app")}\nconst migrate = job("migrate", { ${once}, ${options} });`,
  others: ["migrate"],
}));

/** The same, in one wave. */
const inJobBeside = inText((options) => ({
  declare: `${service("app")}\nconst migrate = job("migrate", { ${once}, ${options} });`,
  phases: `[
    phase("1", "Foundations", [common(), docker(), configure(app), configure(migrate)]),
    phase("2", "Containers", [deploy({ infra: [], apps: [app, migrate] }), backup()]),
  ]`,
}));

export const jobs: readonly Table[] = [
  {
    kind: "replicas / sound ones",
    label: { is: "harmless", because: "each is a container of its own, without a port of the host or a volume" },
    spellings: [
      'replicas: 1, ports: [port("127.0.0.1:8125:8125")]',
      "replicas: 3",
      'replicas: 2, port: 8080, environment: { A: "b" }',
    ],
    places: inOptions,
  },
  {
    kind: "replicas / some that get in each other's way",
    label: { is: "defect", refusedBy: "Docker: port is already allocated, or data that is torn", rules: ["REX234"] },
    spellings: [
      'replicas: 2, ports: [port("127.0.0.1:8125:8125")]',
      'replicas: 2, networks: "host"',
      'replicas: 2, volumes: [volume("/data", { backup: "files" })]',
      "replicas: 2, port: 8080, expose: onLoopback(8080)",
    ],
    places: inOptions,
  },
  {
    kind: "replicas / a number that is none",
    label: { is: "defect", refusedBy: "Compose: the schema" },
    spellings: ["replicas: 0", "replicas: -1", "replicas: 1.5", 'replicas: "2"', "replicas: NaN", "replicas: 1e6"],
    places: inOptions,
  },
  {
    kind: "jobs / a sound one",
    label: { is: "harmless", because: "it runs to its end before what waits for it, or after what it needs" },
    spellings: ['command: ["migrate"], before: app', "before: [app], timeout: 60, init: true", "dependsOn: []"],
    places: inJob,
  },
  {
    kind: "jobs / a client in the image of its server",
    label: { is: "harmless", because: "the command is not the server: nothing of what that keeps and needs is there" },
    spellings: [
      ["postgres:18.4-bookworm", 'command: ["psql", "--host=db"]'],
      ["mariadb:11.8.3-noble", 'entrypoint: ["mariadb", "--host=db"]'],
      ["redis:8.4.0-bookworm", 'command: ["redis-cli", "-h", "queue", "FLUSHALL"]'],
      ["mongo:8.0.4-noble", 'command: ["mongosh", "--host=db", "--eval", "db.stats()"]'],
      ["valkey/valkey:8.1.3-alpine", 'command: ["valkey-cli", "-h", "queue", "PING"]'],
      ["getmeili/meilisearch:v1.22.3", 'command: ["curl", "http://search.example.com:7700/dumps"]'],
      ["mysql:8.4.6", 'command: ["mysql", "--host=db", "--execute=SELECT 1"]'],
      ["opensearchproject/opensearch:3.2.0", 'command: ["curl", "http://search.example.com:9200/"]'],
      ["clickhouse/clickhouse-server:25.8.4.13", 'command: ["clickhouse-client", "--host=events"]'],
      ["grafana/grafana:12.4.3", 'command: ["grafana", "cli", "plugins", "ls"]'],
    ].map(([image, command]) => `image: "${image}", ${command}`),
    places: inText((options) => ({
      declare: `const migrate = job("migrate", { networks: [backend], memory: { limit: "16M" }, cpus: 0.5, user: 1000, ${options} });`,
      others: ["migrate"],
    })),
  },
  {
    kind: "jobs / one that serves",
    label: {
      is: "defect",
      refusedBy: "the deployment: it waits for its end",
      rules: ["REX230"],
      inEditor: true,
    },
    spellings: [
      'healthcheck: { test: ["/app/health"] }, before: app',
      'healthcheck: http(8080, "/"), before: app',
      "port: 8080",
      'metrics: { port: 9090, path: "/metrics" }',
      'provision: ["/app/set-up"]',
    ],
    places: inJob,
  },
  {
    kind: "jobs / one that waits for what waits for it",
    label: { is: "defect", refusedBy: "Compose: dependency cycle detected", rules: ["REX231"] },
    spellings: ["before: app, dependsOn: [app]", "before: [app], dependsOn: [app], timeout: 60"],
    places: inJobBeside,
  },
  {
    kind: "jobs / one that starts after what waits for it",
    label: { is: "defect", refusedBy: "the deployment: the first wave is done before", rules: ["REX040"] },
    spellings: ["before: app"],
    places: inText((options) => ({
      declare: `${service("app")}\nconst migrate = job("migrate", { ${once}, ${options} });`,
      phases: `[
        phase("1", "Foundations", [common(), docker(), configure(app), configure(migrate)]),
        phase("2", "Containers", [deploy({ infra: [app], apps: [migrate] }), backup()]),
      ]`,
    })),
  },
  {
    kind: "jobs / a schedule",
    label: { is: "harmless", because: "systemd-analyze calendar" },
    spellings: ['schedule: "daily 03:00"', 'schedule: "Mon..Fri 07:30"', 'schedule: "*-*-01 02:00 Europe/Berlin"'],
    places: inJob,
  },
  {
    kind: "jobs / a schedule that is none",
    label: { is: "defect", refusedBy: "systemd-analyze calendar", rules: ["REX232"] },
    spellings: [
      'schedule: "0 3 * * *"',
      'schedule: "@daily"',
      'schedule: "03"',
      'schedule: "every day"',
      'schedule: "24:00"',
    ],
    places: inJob,
  },
  {
    kind: "jobs / what waits for an hour",
    label: { is: "defect", refusedBy: "the deployment, which does not run it", rules: ["REX233"] },
    spellings: ['before: app, schedule: "hourly"'],
    places: inJob,
  },
  {
    kind: "jobs / a time that is none",
    label: { is: "defect", refusedBy: "timeout(1)" },
    spellings: ["timeout: 0", "timeout: -1", "timeout: 0.5", 'timeout: "60"', "timeout: NaN", "timeout: 1e9"],
    places: inJob,
  },
];
