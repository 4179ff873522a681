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
  job,
  network,
  none,
  phase,
  program,
  publicly,
  secret,
  service,
  text,
  variable,
  worker,
} from "rexible";

// A web application: a job migrates the database at each new version before anything serves it; the program that serves, two workers and
// a scheduler are of one image and share a folder of uploads.

const domain = variable("domain", { example: "app.example.com", description: "Domain" });
const front = network("front", { subnet: "172.29.11.0/24" });
const data = network("data", { subnet: "172.29.12.0/24", internal: true });
const egress = network("egress", { subnet: "172.29.13.0/24" });

const postgresql = catalog.postgresql({
  image: "postgres:17.6-bookworm",
  networks: [data],
  memory: { limit: "512M" },
  cpus: 1,
  superuserPassword: secret("postgresql_superuser_password"),
});
const password = secret("redis_password");
const redis = catalog.redis({
  image: "redis:8.4.0-bookworm",
  networks: [data],
  memory: { limit: "128M" },
  cpus: 0.25,
  password,
});
const database = postgresql.database("desk", { password: secret("desk_db_password") });
const uploads = folder("uploads", { owner: { uid: 1000, gid: 1000 }, backup: "files" });

const DATABASE_URL = text`postgresql://desk:${database.password}@postgresql:5432/desk`;
const usual = {
  image: "ghcr.io/example/desk:4.8.1",
  user: 1000,
  databases: [database],
  secretDelivery: { kind: "shell", shell: "/bin/sh", entrypoint: ["/usr/bin/tini", "--"] },
} as const;

const api = service("api", {
  ...usual,
  networks: [front, data, egress],
  memory: { limit: "768M" },
  cpus: 1,
  command: ["./bin/desk", "serve"],
  environment: { REDIS_URL_HOST: redis.name, DISABLE_MIGRATIONS: true },
  secrets: {
    APP_KEY: secret("desk_app_key", { minLength: 32 }),
    DATABASE_URL,
    REDIS_URL: text`redis://:${password}@redis:6379/0`,
  },
  dependsOn: [redis],
  volumes: [uploads.at("/app/storage", { write: true })],
  port: 3000,
  expose: publicly("@"),
  healthcheck: http(3000, "/healthz", { startPeriod: 60 }),
});
const migrate = job("migrate", {
  ...usual,
  networks: [data],
  memory: { limit: "512M" },
  cpus: 0.5,
  command: ["./bin/desk", "db", "migrate"],
  secrets: { DATABASE_URL },
  before: api,
});
const work = worker(api, {
  name: "work",
  command: ["./bin/desk", "work", "--queues", "default,mail"],
  replicas: 2,
  healthcheck: program(["./bin/desk", "work", "--ping"]),
});
const beat = worker(api, {
  name: "beat",
  command: ["./bin/desk", "schedule"],
  memory: { limit: "256M" },
  healthcheck: none({ because: "listens nowhere; what it should have started is looked at" }),
});
const desk = group("desk", [migrate, api, work, beat]);
const caddy = catalog.caddy({
  image: "caddy:2.11.3-alpine",
  networks: [front],
  memory: { limit: "128M" },
  cpus: 0.25,
  certificates: { email: "admin@example.com" },
});

export default defineStack("desk", {
  domain,
  hosts: {
    one: host({
      address: variable("one_address", { example: "198.51.100.8", description: "Address" }),
      user: "deploy",
    }),
  },
  phases: [
    phase("1", "Host", [common(), docker()]),
    phase("2", "Services", [configure(postgresql), configure(redis), configure(desk), configure(caddy)]),
    phase("3", "Run", [deploy({ infra: [postgresql, redis, caddy], apps: [desk] })]),
    phase("4", "Keep", [backup(), hardening()]),
  ],
});
