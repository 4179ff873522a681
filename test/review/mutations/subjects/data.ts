import type { Label, Table } from "../mutation.js";
import { inText } from "../places.js";
import type { Parts } from "../program.js";

/** Who refuses it, and the rule that is about it. */
function refused(by: string, rule: string): Label {
  return { is: "defect", refusedBy: by, rules: [rule] };
}

const inOptions = inText((options) => ({ options }), "service('app', …) in text");

const files = 'secretDelivery: { kind: "file", suffix: "_FILE" }';

const kept = (path: string, backup = '"files"') => `volumes: [volume("${path}", { backup: ${backup} })]`;

const parts = (worker: string): Parts => ({
  declare: `const engine = asEngine(service("engine", { image: "ghcr.io/example/engine:7.1.0", networks: [inner], memory: { limit: "256M" }, cpus: 0.5, healthcheck: { test: ["/engine/health"] } }));
const databases = [engine.database("app", { password: secret("app_db_password") })];
const second = service("worker", { image: "ghcr.io/example/app:1.2.3", networks: [inner], memory: { limit: "256M" }, cpus: 0.5, user: 1000, healthcheck: { test: ["/app/health"] }, databases, ${files}, ${worker} });`,
  options: `networks: [inner], databases, secrets: { APP_KEY: secret("app_key") }, ${files}`,
  phases: `[
    phase("1", "Foundations", [common(), docker()]),
    phase("2", "Configuration", [configure(engine), configure(second), configure(app)]),
    phase("3", "Containers", [deploy({ infra: [engine], apps: [second, app] })]),
    phase("4", "Resilience", [backup()]),
    phase("5", "Hardening", [hardening()]),
  ]`,
});

export const data: readonly Table[] = [
  {
    kind: "data / an image with a known hole",
    label: refused("the advisories: GHSA-r75f-5x8p-qvmc, GHSA-v4pr-fm98-w9pg", "REX080"),
    spellings: ["ghcr.io/berriai/litellm:v1.83.3-stable", "litellm/litellm:v1.83.14", "n8nio/n8n:1.120.0"].map(
      (image) => `image: "${image}"`,
    ),
    places: inOptions,
  },
  {
    kind: "data / files of a database, archived while it writes",
    label: refused("PostgreSQL, MySQL, MongoDB: their manuals on copies of files", "REX081"),
    spellings: [
      kept("/var/lib/postgresql/data"),
      kept("/var/lib/mysql"),
      kept("/data/db"),
      kept("/var/lib/clickhouse"),
    ],
    places: inOptions,
  },
  {
    kind: "data / SQLite, archived while it is written",
    label: refused("SQLite: howtocorrupt.html", "REX082"),
    spellings: [
      `image: "vaultwarden/server:1.34.3", ${kept("/data")}`,
      `image: "louislam/uptime-kuma:2.0.2", ${kept("/app/data")}`,
      `environment: { DATABASE_URL: "sqlite:////srv/app.db" }, ${kept("/srv")}`,
    ],
    places: inOptions,
  },
  {
    kind: "data / the same, paused meanwhile",
    label: { is: "harmless", because: "all files are of one moment" },
    spellings: [
      kept("/var/lib/postgresql/data", '"files-paused"'),
      `image: "vaultwarden/server:1.34.3", healthcheck: { test: ["curl", "-fsS", "http://127.0.0.1:80/alive"] }, ${kept("/data", '"files-paused"')}`,
    ],
    places: inOptions,
  },
  {
    kind: "data / an init over the image's own",
    label: refused("s6-overlay: can only run as pid 1", "REX083"),
    spellings: ["lscr.io/linuxserver/grocy:4.6.0", "ghcr.io/linuxserver/jellyfin:10.10.7"].map(
      (image) => `image: "${image}", user: 0, init: true`,
    ),
    places: inOptions,
  },
  {
    kind: "data / a secret that the program does not read",
    label: refused("the makers' manuals: another name, or none", "REX084"),
    spellings: [
      `image: "gitea/gitea:1.25.1-rootless", secrets: { GITEA__database__PASSWD: secret("gitea_db_password") }, ${files}`,
      `secrets: { ConnectionStrings__Default: secret("app_db_url") }, ${files}`,
      `image: "quay.io/keycloak/keycloak:26.3.1", secrets: { KC_DB_PASSWORD: secret("keycloak_db_password") }, ${files}`,
    ],
    places: inOptions,
  },
  {
    kind: "data / an owner that nobody knows",
    label: refused("a program that is not root: permission denied", "REX075"),
    spellings: [
      'user: undefined, volumes: [volume("/srv/app", { backup: "files" })]',
      'user: undefined, secretFiles: { "/app/key.pem": secret("app_key") }',
    ],
    places: inOptions,
  },
  {
    kind: "data / parts of one program that disagree",
    label: refused("the program: credentials could not be decrypted", "REX085"),
    spellings: [`secrets: { APP_KEY: secret("worker_key") }`],
    places: inText(parts, "a worker beside 'app' in text"),
  },
  {
    kind: "data / Redis that may fill its limit",
    label: refused("the kernel: out of memory while a snapshot is written", "REX086"),
    spellings: ["256mb", "240mb", "268435456"].map(
      (size) =>
        `image: "redis:8.4.0", user: 999, networks: [inner], ${kept("/data", '{ none: "a cache" }')}, healthcheck: { test: ["redis-cli", "ping"] }, command: ["redis-server", "--maxmemory", "${size}"]`,
    ),
    places: inOptions,
  },
  {
    kind: "data / more cores than the host has",
    label: refused("Docker: range of CPUs is from 0.01 to 2.00", "REX087"),
    spellings: ["cpus: 4", "cpus: 2.5"],
    places: inText((options) => ({
      options,
      stack: `hosts: { prod: host({ address: "192.0.2.10", user: "deploy", cpus: 2 }) }`,
    })),
  },
  {
    kind: "data / a file as a volume",
    label: refused("the program: is a directory", "REX088"),
    spellings: [kept("/acme.json"), kept("/srv/app.db"), kept("/etc/app/config.yaml")],
    places: inOptions,
  },
  {
    kind: "data / too little shared memory",
    label: refused("PostgreSQL: could not resize shared memory segment", "REX089"),
    spellings: [`image: "selenium/standalone-chrome:138.0"`, `image: "gitlab/gitlab-ce:18.2.1-ce.0"`],
    places: inOptions,
  },
];
