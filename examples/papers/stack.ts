import {
  backup,
  catalog,
  common,
  configure,
  defineStack,
  deploy,
  docker,
  dockerSocket,
  group,
  hardening,
  host,
  http,
  network,
  phase,
  publicly,
  secret,
  service,
  tcp,
  variable,
} from "rexible";

// An archive of documents that starts once its two converters answer, a library of photographs with a helper that finds faces, and
// who logs people in, as server and worker of one image; the worker starts outposts, so it holds the Docker socket.

const domain = variable("domain", { example: "papers.example.com", description: "Domain" });
const front = network("front", { subnet: "172.29.71.0/24" });
const data = network("data", { subnet: "172.29.72.0/24", internal: true });
const egress = network("egress", { subnet: "172.29.73.0/24" });

const postgresql = catalog.postgresql({
  image: "postgres:17.6-bookworm",
  networks: [data],
  memory: { limit: "1G" },
  cpus: 1,
  superuserPassword: secret("postgresql_superuser_password"),
});
const password = secret("redis_password");
const redis = catalog.redis({
  image: "redis:8.4.0-bookworm",
  networks: [data],
  memory: { limit: "256M" },
  cpus: 0.25,
  password,
  eviction: "noeviction",
});

// Nothing is known of what these images hold to ask with: the host asks.
const convert = service("convert", {
  image: "gotenberg/gotenberg:8.25.1",
  networks: [data],
  memory: { limit: "768M" },
  cpus: 1,
  user: 1001,
  command: ["gotenberg", "--chromium-disable-javascript=true", "--chromium-allow-list=file:///tmp/.*"],
  port: 3000,
  healthcheck: http(3000, "/health"),
});
const extract = service("extract", {
  image: "apache/tika:3.2.3.0",
  networks: [data],
  memory: { limit: "1G" },
  cpus: 1,
  user: 35002,
  port: 9998,
  healthcheck: tcp(9998, { startPeriod: 60 }),
});
const archive = catalog.paperless({
  name: "archive",
  image: "ghcr.io/paperless-ngx/paperless-ngx:2.20.6",
  networks: [front, data, egress],
  memory: { limit: "2G" },
  cpus: 2,
  domain,
  database: postgresql.database("archive", { password: secret("archive_db_password") }),
  store: { service: redis, password },
  secretKey: secret("archive_secret_key", { minLength: 32 }),
  environment: {
    PAPERLESS_TIKA_ENABLED: 1,
    PAPERLESS_TIKA_ENDPOINT: "http://extract:9998",
    PAPERLESS_TIKA_GOTENBERG_ENDPOINT: "http://convert:3000",
  },
  dependsOn: [convert, extract],
  expose: publicly("@"),
});

const identity = {
  image: "ghcr.io/goauthentik/server:2026.2.2",
  networks: [front, data, egress],
  memory: { limit: "1G" },
  cpus: 1,
  database: postgresql.database("identity", { password: secret("identity_db_password") }),
  secretKey: secret("identity_secret_key", { minLength: 50 }),
} as const;
const login = catalog.authentik({ ...identity, expose: publicly("id") });
const loginWorker = catalog.authentikWorker({
  ...identity,
  volumes: [dockerSocket({ because: "it starts outposts" })],
});

const photoDatabases = catalog.postgresql({
  name: "photo-databases",
  image: "ghcr.io/immich-app/postgres:16-vectorchord0.4.3",
  networks: [data],
  memory: { limit: "1G" },
  cpus: 1,
  superuserPassword: secret("photo_databases_password"),
  extensions: { photos: ["vector", "vchord", "cube", "earthdistance"] },
});
const faces = catalog.immichMachineLearning({
  name: "faces",
  image: "ghcr.io/immich-app/immich-machine-learning:v2.5.2",
  networks: [data, egress],
  memory: { limit: "4G" },
  cpus: 2,
});
const photos = catalog.immich({
  name: "photos",
  image: "ghcr.io/immich-app/immich-server:v2.5.2",
  networks: [front, data, egress],
  memory: { limit: "3G" },
  cpus: 2,
  database: photoDatabases.database("photos", { password: secret("photo_db_password") }),
  store: { service: redis, password },
  machineLearning: faces,
  expose: publicly("photos"),
});

const apps = group("apps", [convert, extract, archive, login, loginWorker, faces, photos]);
const caddy = catalog.caddy({
  image: "caddy:2.11.3-alpine",
  networks: [front],
  memory: { limit: "128M" },
  cpus: 0.25,
  certificates: { email: "admin@example.com" },
});

export default defineStack("papers", {
  domain,
  hosts: {
    one: host({
      address: variable("one_address", { example: "198.51.100.13", description: "Address" }),
      user: "deploy",
      memory: "24G",
    }),
  },
  phases: [
    phase("1", "Host", [common(), docker()]),
    phase("2", "Services", [
      configure(postgresql),
      configure(photoDatabases),
      configure(redis),
      configure(apps),
      configure(caddy),
    ]),
    phase("3", "Run", [deploy({ infra: [postgresql, photoDatabases, redis, caddy], apps: [apps] })]),
    phase("4", "Keep", [backup(), hardening()]),
  ],
});
