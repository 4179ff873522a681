import {
  backup,
  catalog,
  common,
  configure,
  defineStack,
  deploy,
  docker,
  folder,
  group,
  hardening,
  host,
  http,
  network,
  phase,
  publicly,
  secret,
  service,
  variable,
} from "rexible";

// Automation of workflows with a queue: one editor, three workers with a task runner beside each, and a folder that all of them share.

const domain = variable("domain", { example: "flows.example.com", description: "Domain of the sites" });
const front = network("front", { subnet: "172.29.1.0/24" });
const data = network("data", { subnet: "172.29.2.0/24", internal: true });
const out = network("out", { subnet: "172.29.3.0/24" });

const runnersToken = secret("runners_token");
const password = secret("redis_password");
const files = folder("files", { owner: { uid: 1000, gid: 1000 }, backup: "files" });

const postgresql = catalog.postgresql({
  image: "postgres:18.4-bookworm",
  networks: [data],
  memory: { limit: "768M" },
  cpus: 1,
  superuserPassword: secret("postgresql_superuser_password"),
});
const redis = catalog.redis({
  image: "redis:8.4.0-bookworm",
  networks: [data],
  memory: { limit: "256M" },
  cpus: 0.25,
  password,
  eviction: "noeviction",
});

const shared = {
  image: "n8nio/n8n:2.30.7",
  memory: { limit: "1G" },
  cpus: 1,
  database: postgresql.database("n8n", { password: secret("n8n_db_password") }),
  encryptionKey: secret("n8n_encryption_key", { minLength: 32 }),
  domain,
  timezone: "Europe/Madrid",
  environment: {
    EXECUTIONS_MODE: "queue",
    QUEUE_BULL_REDIS_HOST: redis.name,
    QUEUE_HEALTH_CHECK_ACTIVE: true,
    OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: true,
    N8N_RUNNERS_ENABLED: true,
    N8N_RUNNERS_MODE: "external",
    N8N_RUNNERS_BROKER_LISTEN_ADDRESS: "0.0.0.0",
  },
  secrets: { QUEUE_BULL_REDIS_PASSWORD: password, N8N_RUNNERS_AUTH_TOKEN: runnersToken },
  volumes: [files.at("/files", { write: true })],
} as const;

const editor = catalog.n8n({ ...shared, networks: [front, data, out], dependsOn: [redis], expose: publicly("@") });

const pairs = ([1, 2, 3] as const).map((number) => {
  const worker = catalog.n8n({
    ...shared,
    name: `worker-${number}`,
    networks: [data, out],
    workerOf: editor,
    command: ["worker", "--concurrency=5"],
    dependsOn: [redis, editor],
  });
  const runner = service(`runner-${number}`, {
    image: "n8nio/runners:2.30.7",
    networks: [data],
    memory: { limit: "512M" },
    cpus: 0.5,
    user: 1000,
    environment: {
      N8N_RUNNERS_TASK_BROKER_URI: `http://worker-${number}:5679`,
      N8N_RUNNERS_LAUNCHER_HEALTH_CHECK_PORT: 5680,
    },
    secrets: { N8N_RUNNERS_AUTH_TOKEN: runnersToken },
    secretDelivery: { kind: "file", suffix: "_FILE" },
    dependsOn: [worker],
    port: 5680,
    healthcheck: http(5680, "/healthz"),
  });
  return [worker, runner];
});
const pool = group("pool", pairs.flat());
const caddy = catalog.caddy({
  image: "caddy:2.11.3-alpine",
  networks: [front],
  memory: { limit: "128M" },
  cpus: 0.25,
  certificates: { email: "admin@example.com" },
});

export default defineStack("flows", {
  domain,
  hosts: {
    one: host({
      address: variable("one_address", { example: "198.51.100.7", description: "Address" }),
      user: "deploy",
      memory: "8G",
    }),
  },
  phases: [
    phase("1", "Host", [common(), docker()]),
    phase("2", "Services", [
      configure(postgresql),
      configure(redis),
      configure(editor),
      configure(pool),
      configure(caddy),
    ]),
    phase("3", "Run", [deploy({ infra: [postgresql, redis, caddy], apps: [editor, pool] })]),
    phase("4", "Keep", [backup(), hardening()]),
  ],
});
