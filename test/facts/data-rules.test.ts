import { describe, expect, test } from "vitest";
import { findingsIn } from "../review/tools/evaluate.js";

/** What one rule finds in a service with these options. */
async function found(id: string, options: string): Promise<number> {
  const findings = await findingsIn(`const app = service("app", { ...required, ${options} });`);
  return findings.filter((finding) => finding.id === id).length;
}

const kept = (path: string, backup = `"files"`) => `volumes: [volume("${path}", { backup: ${backup} })]`;

describe("files of a database, archived while it writes (REX081)", () => {
  test.each([
    ["postgres:17.6", "/var/lib/postgresql/data"],
    ["registry.example.com/db/records:2024.1", "/var/lib/postgresql/data"],
    ["timescale/timescaledb-ha:pg17.6-ts2.22.1", "/home/postgres/pgdata/data"],
    ["mysql:8.4.6", "/var/lib/mysql"],
    ["mariadb:11.8.3", "/var/lib/mysql"],
    ["mongo:8.0.12", "/data/db"],
    ["neo4j:5.26.10", "/data"],
    ["clickhouse/clickhouse-server:25.6.5", "/var/lib/clickhouse"],
    ["docker.elastic.co/elasticsearch/elasticsearch:9.1.0", "/usr/share/elasticsearch/data"],
    ["getmeili/meilisearch:v1.15.2", "/meili_data"],
  ])("%s at %s", async (image, path) => {
    expect(await found("REX081", `image: "${image}", ${kept(path)}`)).toBe(1);
    expect(await found("REX081", `image: "${image}", ${kept(path, `"files-paused"`)}`)).toBe(0);
    expect(await found("REX081", `image: "${image}", ${kept(path, `{ none: "a test" }`)}`)).toBe(0);
  });

  test.each([
    ["ghcr.io/example/app:1.2.3", "/data"],
    ["redis:8.4.0", "/data"],
    ["couchdb:3.5.0", "/opt/couchdb/data"],
    ["ghcr.io/example/app:1.2.3", "/var/lib/app"],
  ])("not %s at %s", async (image, path) => {
    expect(await found("REX081", `image: "${image}", ${kept(path)}`)).toBe(0);
  });
});

describe("SQLite, archived while it is written (REX082)", () => {
  test.each([
    `image: "vaultwarden/server:1.34.3", ${kept("/data")}`,
    `image: "lscr.io/linuxserver/sonarr:4.0.15", ${kept("/config")}`,
    `image: "louislam/uptime-kuma:2.0.2", ${kept("/app/data")}`,
    `image: "gitea/gitea:1.25.1", environment: { GITEA__database__DB_TYPE: "sqlite3" }, ${kept("/data")}`,
    `environment: { DATABASE_URL: "sqlite:////srv/app.sqlite" }, ${kept("/srv")}`,
    `environment: { DB_PATH: "/srv/state/app.db" }, ${kept("/srv")}`,
    `command: ["serve", "--database=/srv/app.sqlite3"], ${kept("/srv")}`,
  ])("%s", async (options) => {
    expect(await found("REX082", options)).toBe(1);
  });

  test.each([
    `image: "vaultwarden/server:1.34.3", ${kept("/data", `"files-paused"`)}`,
    `image: "vaultwarden/server:1.34.3", secrets: { DATABASE_URL: secret("vault_db_url") }, ${kept("/data")}`,
    `image: "gitea/gitea:1.25.1", environment: { GITEA__database__DB_TYPE: "postgres" }, ${kept("/data")}`,
    `environment: { DATABASE_URL: "sqlite:////srv/app.db" }, ${kept("/uploads")}`,
    `environment: { GEO_PATH: "/usr/share/geo.db" }, ${kept("/data")}`,
    kept("/data"),
  ])("not %s", async (options) => {
    expect(await found("REX082", options)).toBe(0);
  });
});

describe("known holes (REX080)", () => {
  // Ranges of the advisories: GHSA-r75f-5x8p-qvmc, GHSA-4xpc-pv4p-pm3w, GHSA-v4pr-fm98-w9pg, GHSA-4789-qfc9-5f9q.
  test.each([
    ["ghcr.io/berriai/litellm:v1.83.3-stable", 1],
    ["ghcr.io/berriai/litellm:main-v1.82.3-stable.patch.2", 1],
    ["docker.litellm.ai/berriai/litellm:v1.83.6", 1],
    ["ghcr.io/berriai/litellm-database:v1.83.14-stable", 1],
    ["litellm/litellm:v1.83.14", 1],
    ["ghcr.io/berriai/litellm:v1.84.0", 0],
    ["ghcr.io/berriai/litellm:v1.108.12", 0],
    ["n8nio/n8n:1.120.0", 1],
    ["docker.n8n.io/n8nio/n8n:1.121.0", 0],
    ["n8nio/n8n:2.30.7", 0],
    ["redis:8.2.1", 1],
    ["public.ecr.aws/docker/library/redis:7.4.5-alpine", 1],
    ["redis:8.0.4", 0],
    ["redis:8.4.0-bookworm", 0],
    ["ghcr.io/example/litellm-exporter:1.2.3", 0],
  ])("%s: %i", async (image, count) => {
    expect(await found("REX080", `image: "${image}"`)).toBe(count);
  });
});

test.each([
  [`image: "lscr.io/linuxserver/grocy:4.6.0", init: true`, 1],
  [`image: "ghcr.io/linuxserver/jellyfin:10.10.7", init: true`, 1],
  [`image: "jc21/nginx-proxy-manager:2.12.6", init: true`, 1],
  [`image: "linuxserver/sonarr:4.0.15", user: 1000, environment: { PUID: 1000 }`, 1],
  [`image: "lscr.io/linuxserver/grocy:4.6.0", user: undefined, environment: { PUID: 1000 }`, 0],
  [`init: true`, 0],
  [`user: 1000, environment: { PUID: 1000 }`, 0],
])("an init or a user over the image's own (REX083): %s", async (options, count) => {
  expect(await found("REX083", options)).toBe(count);
});

test.each([
  [`image: "gitea/gitea:1.25.1", secrets: { GITEA__database__PASSWD: secret("db") }`, 1],
  [`image: "codeberg.org/forgejo/forgejo:12.0.1", secrets: { FORGEJO__database__PASSWD: secret("db") }`, 1],
  [`secrets: { ConnectionStrings__Default: secret("db") }`, 1],
  [`image: "quay.io/keycloak/keycloak:26.3.1", secrets: { KC_DB_PASSWORD: secret("db") }`, 1],
  [`secrets: { GITEA__database__PASSWD: secret("db") }, secretDelivery: { kind: "file", suffix: "__FILE" }`, 0],
  [`secrets: { A__B: secret("db") }, secretDelivery: { kind: "shell", shell: "/bin/sh", entrypoint: ["/app"] }`, 0],
  [`image: "grafana/grafana:12.4.3", secrets: { GF_DATABASE_PASSWORD: secret("db") }`, 1],
  [`secrets: { DB_PASSWORD: secret("db") }`, 0],
])("a secret that nobody reads (REX084): %s", async (options, count) => {
  expect(await found("REX084", options)).toBe(count);
});

const redis = (settings: string) =>
  `image: "redis:8.4.0", user: 999, memory: { limit: "256M" }, command: [${settings}]`;

test.each([
  [redis(`"redis-server", "--maxmemory", "256mb"`), 1],
  [redis(`"redis-server", "--maxmemory=210mb", "--save", ""`), 0],
  [redis(`"redis-server", "--maxmemory", "200mb"`), 1],
  [redis(`"redis-server", "--maxmemory", "268435456"`), 1],
  [redis(`"redis-server", "--maxmemory", "128mb"`), 0],
  [redis(`"redis-server"`), 0],
  [
    `${redis(`"valkey-server"`).replace("redis:8.4.0", "valkey/valkey:8.1.3")}, files: [file("/etc/v.conf", "maxmemory 256mb\\n")]`,
    1,
  ],
])("Redis that fills its limit (REX086): %s", async (options, count) => {
  expect(await found("REX086", options)).toBe(count);
});

test.each([
  ["/acme.json", 1],
  ["/data/app.db", 1],
  ["/etc/app/config.yaml", 1],
  ["/data", 0],
  ["/etc/nginx/conf.d", 0],
  ["/home/node/.n8n", 0],
  ["/data/v1.2", 0],
])("a file that is declared as a volume (REX088): %s", async (path, count) => {
  expect(await found("REX088", `user: 1000, ${kept(path)}`)).toBe(count);
  expect(await found("REX023", `user: 1000, volumes: [volume("${path}", { mode: "0600", backup: "files" })]`)).toBe(
    count === 1 ? 0 : 1,
  );
});

const server = (more: string) =>
  `image: "postgres:18.4", capabilities: ["CHOWN", "SETGID", "SETUID", "DAC_OVERRIDE", "FOWNER"], ${kept("/var/lib/postgresql", `{ none: "a test" }`)}, ${more}`;

// 2 × 16 MB × 3 processes = 96 MiB; PostgreSQL's own defaults need 64 for VACUUM at most.
test.each([
  [server(`command: ["postgres"]`), 0],
  [server(`command: ["postgres", "-c", "work_mem=16MB"]`), 1],
  [server(`command: ["postgres", "-c", "work_mem=16MB"], tmpfs: { "/dev/shm": "96M" }`), 0],
  [server(`command: ["postgres", "-c", "work_mem=16MB", "-c", "max_parallel_workers_per_gather=0"]`), 0],
  [server(`command: ["postgres", "-c", "maintenance_work_mem=1GB"], tmpfs: { "/dev/shm": "512M" }`), 1],
  [server(`files: [file("/etc/postgresql/postgresql.conf", "work_mem = '64MB'\\n")]`), 1],
  [`image: "selenium/standalone-chrome:138.0"`, 1],
  [`image: "gitlab/gitlab-ce:18.2.1-ce.0", tmpfs: { "/dev/shm": "256M" }`, 0],
])("shared memory (REX089): %s", async (options, count) => {
  expect(await found("REX089", options)).toBe(count);
});
