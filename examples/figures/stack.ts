import {
  backup,
  catalog,
  common,
  configure,
  defineStack,
  deploy,
  docker,
  group,
  hardening,
  host,
  network,
  phase,
  publicly,
  secret,
  service,
  tcp,
  templateFile,
  text,
  variable,
  volume,
  yamlFile,
} from "rexible";

// Web statistics with a column store that reads fragments of XML and needs many files open; a database with SQL that runs once, when it
// is made, one of it with a secret; a gateway whose YAML holds keys; a search engine whose settings are a file.

const domain = variable("domain", { example: "stats.example.com", description: "Domain" });
const front = network("front", { subnet: "172.29.61.0/24" });
const data = network("data", { subnet: "172.29.62.0/24", internal: true });

const recordsPassword = secret("records_password");
const readerPassword = secret("reader_password");
const records = catalog.postgresql({
  name: "records",
  image: "postgres:17.6-bookworm",
  networks: [data],
  memory: { limit: "1G" },
  cpus: 1,
  superuserPassword: recordsPassword,
  environment: { POSTGRES_DB: "records" },
  files: [templateFile("/docker-entrypoint-initdb.d/10-roles.sql", "10-roles.sql")],
  secretFiles: {
    "/docker-entrypoint-initdb.d/20-passwords.sql": text`alter role reader with login password '${readerPassword}';\n`,
  },
});
const eventsPassword = secret("events_password");
const events = catalog.clickhouse({
  name: "events",
  image: "clickhouse/clickhouse-server:25.12.3.19-alpine",
  networks: [data],
  memory: { limit: "2G" },
  cpus: 2,
  username: "stats",
  password: eventsPassword,
  environment: { CLICKHOUSE_DB: "events", CLICKHOUSE_SKIP_USER_SETUP: 0 },
  ulimits: { nofile: 262144 },
  files: [
    templateFile("/etc/clickhouse-server/config.d/ipv4.xml", "ipv4.xml"),
    templateFile("/etc/clickhouse-server/config.d/quiet.xml", "quiet.xml"),
  ],
});
const stats = service("stats", {
  image: "ghcr.io/plausible/community-edition:v3.1.0",
  networks: [front, data],
  memory: { limit: "1G" },
  cpus: 1,
  user: "999:65533",
  command: ["sh", "-c", "/entrypoint.sh db createdb && /entrypoint.sh db migrate && /entrypoint.sh run"],
  environment: {
    BASE_URL: text`https://${domain}`,
    HTTP_PORT: 8000,
    DISABLE_REGISTRATION: "invite_only",
    CONFIG_DIR: "/run/secrets",
  },
  secretFiles: {
    "/run/secrets/SECRET_KEY_BASE": secret("stats_secret_key_base", { minLength: 64 }),
    "/run/secrets/DATABASE_URL": text`postgres://postgres:${recordsPassword}@records:5432/stats`,
    "/run/secrets/CLICKHOUSE_DATABASE_URL": text`http://stats:${eventsPassword}@events:8123/events`,
  },
  volumes: [volume("/var/lib/plausible", { backup: "files" })],
  port: 8000,
  expose: publicly("@"),
  dependsOn: [records, events],
  healthcheck: { test: ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8000/api/health"], startPeriod: 90 },
});
const gateway = service("gateway", {
  image: "kong:3.9.1",
  user: 1000,
  networks: [front, data],
  memory: { limit: "512M" },
  cpus: 0.5,
  environment: { KONG_DATABASE: "off", KONG_DECLARATIVE_CONFIG: "/etc/kong/kong.yml", KONG_NGINX_WORKER_PROCESSES: 2 },
  files: [yamlFile("/etc/kong/plugins.yml", { _format_version: "3.0" })],
  secretFiles: {
    "/etc/kong/kong.yml": text`_format_version: "3.0"
consumers:
  - username: front
    keyauth_credentials: [{ key: ${secret("gateway_anon_key", { minLength: 32 })} }]
services:
  - name: records
    url: http://stats:8000/
    routes: [{ name: all, paths: ["/"] }]
`,
  },
  port: 8000,
  expose: publicly("api"),
  healthcheck: { test: ["kong", "health"], startPeriod: 30 },
});
const search = service("search", {
  image: "docker.elastic.co/elasticsearch/elasticsearch:9.2.4",
  networks: [data],
  memory: { limit: "2G", heap: 1024 },
  cpus: 2,
  user: "1000:0",
  ulimits: { memlock: -1, nofile: 65536 },
  environment: { ES_JAVA_OPTS: "-Xms1g -Xmx1g" },
  files: [
    yamlFile("/usr/share/elasticsearch/config/elasticsearch.yml", {
      "discovery.type": "single-node",
      "network.host": "0.0.0.0",
      "bootstrap.memory_lock": true,
      "xpack.security.http.ssl.enabled": false,
    }),
  ],
  secrets: { ELASTIC_PASSWORD: secret("search_password") },
  secretDelivery: { kind: "file", suffix: "_FILE" },
  volumes: [volume("/usr/share/elasticsearch/data", { backup: { none: "is indexed anew" } })],
  port: 9200,
  healthcheck: tcp(9200, { startPeriod: 120 }),
});
const apps = group("apps", [stats, gateway, search]);
const caddy = catalog.caddy({
  image: "caddy:2.11.3-alpine",
  networks: [front],
  memory: { limit: "128M" },
  cpus: 0.25,
  certificates: { email: "admin@example.com" },
});

export default defineStack("figures", {
  domain,
  hosts: {
    one: host({
      address: variable("one_address", { example: "198.51.100.12", description: "Address" }),
      user: "deploy",
      memory: "12G",
    }),
  },
  phases: [
    phase("1", "Host", [common({ sysctl: { "vm.max_map_count": 262144 } }), docker()]),
    phase("2", "Services", [configure(records), configure(events), configure(apps), configure(caddy)]),
    phase("3", "Run", [deploy({ infra: [records, events, caddy], apps: [apps] })]),
    phase("4", "Keep", [backup(), hardening()]),
  ],
});
