import {
  alerts,
  backup,
  catalog,
  common,
  configure,
  defineStack,
  deploy,
  docker,
  group,
  hardening,
  headscaleNode,
  host,
  mail,
  network,
  phase,
  provision,
  secret,
  uptime,
  variable,
  vpnOnly,
} from "rexible";

// What the operator gives: real values stand in inventory/group_vars/all/local.yml, secrets in the vault.

const domain = variable("domain", { example: "example.com", description: "Domain that all sites' names end in" });
const timezone = variable("timezone", {
  default: "Europe/Paris",
  description: "IANA time zone of hosts and schedules",
});
const mailbox = variable("alerts_from", {
  example: "host@example.com",
  description: "Mailbox that alerts come from, and login on its server",
});
const masterKey = secret("litellm_master_key", {
  description: "Administrator's key of LiteLLM; begins with sk-",
  format: { pattern: "^sk-", says: "does not begin with 'sk-'" },
});
const openclawKey = secret("litellm_openclaw_key", {
  description: "Key of OpenClaw at LiteLLM; begins with sk-",
  format: { pattern: "^sk-", says: "does not begin with 'sk-'" },
});
const redisPassword = secret("redis_password", { description: "Password of Redis: letters and digits" });
const qdrantKey = secret("qdrant_api_key", { description: "Key of Qdrant: letters, digits and hyphens" });

// Networks: what is on no network together cannot talk.

const frontend = network("frontend", { subnet: "172.20.1.0/24" });
const backend = network("backend", { subnet: "172.20.2.0/24", internal: true });
const monitoring = network("monitoring", { subnet: "172.20.3.0/24", internal: true });
const egress = network("egress", { subnet: "172.20.4.0/24" });

// Data and reverse proxy

const postgresql = catalog.postgresql({
  image: "postgres:18.4-bookworm",
  networks: [backend],
  memory: { limit: "1536M", reservation: "512M" },
  cpus: 1.5,
  superuserPassword: secret("postgresql_superuser_password"),
  icuLocale: "fr-FR",
  memberships: { monitoring: ["pg_monitor"] },
});

const redis = catalog.redis({
  image: "redis:8.4.0-bookworm",
  networks: [backend],
  memory: { limit: "768M" },
  cpus: 0.5,
  password: redisPassword,
  maxMemory: "384M",
});

const qdrant = catalog.qdrant({
  image: "qdrant/qdrant:v1.18.1",
  networks: [backend],
  memory: { limit: "1536M" },
  cpus: 0.75,
  apiKey: qdrantKey,
  expose: vpnOnly("qdrant"),
});

const caddy = catalog.caddy({
  image: "caddy:2.11.3-alpine",
  networks: [frontend, backend],
  memory: { limit: "256M" },
  cpus: 0.5,
  certificates: {
    email: variable("acme_email", {
      example: "admin@example.com",
      description: "Who is told of expiring certificates",
    }),
  },
});

// Applications

const n8n = catalog.n8n({
  image: "n8nio/n8n:2.30.7",
  networks: [backend, egress],
  memory: { limit: "1024M" },
  cpus: 1,
  database: postgresql.database("n8n", { password: secret("n8n_db_password") }),
  encryptionKey: secret("n8n_encryption_key", { minLength: 32, description: "Never change it: credentials are lost" }),
  domain,
  timezone,
  expose: vpnOnly("n8n"),
});

const litellm = catalog.litellm({
  image: "ghcr.io/berriai/litellm:v1.108.12",
  networks: [backend, egress],
  memory: { limit: "1024M" },
  cpus: 1,
  database: postgresql.database("litellm", { password: secret("litellm_db_password") }),
  masterKey,
  saltKey: secret("litellm_salt_key", { description: "Never change it: stored credentials are lost" }),
  providerKeys: { OPENROUTER_API_KEY: secret("openrouter_api_key") },
  models: {
    large: { model: "openrouter/anthropic/claude-sonnet-4.5", key: "OPENROUTER_API_KEY", maxTokens: 8192 },
    small: { model: "openrouter/openai/gpt-5-mini", key: "OPENROUTER_API_KEY", maxTokens: 8192 },
  },
  fallbacks: { large: ["small"] },
  budget: { dollars: 50, period: "30d" },
  keys: { openclaw: { key: openclawKey, models: ["large", "small"] } },
  cache: { redis, password: redisPassword },
});

const openclaw = catalog.openclaw({
  image: "ghcr.io/openclaw/openclaw:2026.5.27",
  networks: [backend, egress],
  memory: { limit: "1536M", heap: 1024 },
  cpus: 1,
  gatewayToken: secret("openclaw_gateway_token"),
  litellm: { service: litellm, key: openclawKey, models: ["large", "small"] },
  domain,
  expose: vpnOnly("openclaw"),
});

// Observability

const victoriametrics = catalog.victoriametrics({
  image: "victoriametrics/victoria-metrics:v1.144.0",
  networks: [monitoring],
  memory: { limit: "512M" },
  cpus: 0.5,
});

const loki = catalog.loki({
  image: "grafana/loki:3.7.2",
  networks: [monitoring],
  memory: { limit: "384M" },
  cpus: 0.5,
});

const alloy = catalog.alloy({
  image: "grafana/alloy:v1.16.1",
  networks: [backend, monitoring],
  memory: { limit: "512M" },
  cpus: 0.25,
  sendMetricsTo: victoriametrics,
  sendLogsTo: loki,
  postgresql: postgresql.database("monitoring", {
    password: secret("monitoring_db_password", { description: "Letters and digits: it becomes part of a URL" }),
  }),
  redis: { service: redis, password: redisPassword },
  withToken: [{ service: qdrant, token: qdrantKey }],
  journal: true,
  guards: true,
});

const grafana = catalog.grafana({
  image: "grafana/grafana:12.4.3",
  networks: [frontend, monitoring],
  memory: { limit: "384M" },
  cpus: 0.5,
  adminPassword: secret("grafana_admin_password"),
  readMetricsFrom: victoriametrics,
  readLogsFrom: loki,
  domain,
  expose: vpnOnly("grafana"),
});

const observability = group("monitoring", [victoriametrics, loki, alloy, grafana]);

const diun = catalog.diun({
  image: "crazymax/diun:4.31.0",
  networks: "host",
  memory: { limit: "128M" },
  cpus: 0.25,
});

export default defineStack("javisi", {
  hosts: {
    prod: host({
      address: variable("prod_address", { example: "203.0.113.10", description: "Address of the production host" }),
      user: variable("prod_user", { default: "deploy", description: "Login on the production host" }),
    }),
    preprod: host({
      environment: "rehearsal",
      address: variable("preprod_address", { example: "203.0.113.11", description: "Address of the rehearsal host" }),
      user: variable("preprod_user", { default: "deploy", description: "Login on the rehearsal host" }),
    }),
  },
  domain,
  sshPort: 804,
  phases: [
    phase("1", "Foundations", [
      common({ timezone }),
      docker(),
      headscaleNode({
        loginServer: variable("headscale_url", {
          example: "https://headscale.example.com",
          description: "Control server of the VPN",
        }),
        authKey: secret("headscale_auth_key"),
      }),
    ]),
    phase("2", "Data and reverse proxy", [
      configure(postgresql),
      configure(redis),
      configure(qdrant),
      configure(caddy),
    ]),
    phase("3", "Applications", [configure(n8n), configure(litellm), configure(openclaw)]),
    phase("4", "Observability", [configure(observability), configure(diun)]),
    phase("4.5", "Containers", [
      deploy({ infra: [postgresql, redis, qdrant, caddy], apps: [n8n, litellm, openclaw, observability, diun] }),
    ]),
    phase("4.6", "Provisioning", [
      provision(n8n, {
        ownerEmail: variable("n8n_owner_email", { example: "owner@example.com", description: "Login of n8n's owner" }),
        ownerPassword: secret("n8n_owner_password", {
          description: "At most 64 characters, with a digit and a capital letter",
          format: {
            pattern: "^(?=.*[0-9])(?=.*[A-Z]).{8,64}$",
            says: "has not 8 to 64 characters with a digit and a capital letter",
          },
        }),
      }),
    ]),
    phase("5", "Resilience", [
      backup(),
      uptime({ metricsFolder: "/opt/javisi/data/alloy/textfile" }),
      alerts({
        to: [
          mail({
            server: variable("smtp_server", { example: "smtp.example.com", description: "Mail server of the alerts" }),
            user: mailbox,
            password: secret("smtp_password", { description: "Password of that login" }),
            from: mailbox,
            to: [variable("alerts_to", { example: "admin@example.com", description: "Who is told of alerts" })],
          }),
        ],
      }),
    ]),
    phase("6", "Hardening", [hardening()]),
  ],
});
