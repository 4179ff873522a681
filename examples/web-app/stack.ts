import {
  backup,
  catalog,
  common,
  configure,
  defineStack,
  deploy,
  docker,
  hardening,
  host,
  job,
  network,
  phase,
  publicly,
  secret,
  service,
  text,
  variable,
} from "rexible";

const domain = variable("domain", { example: "shop.example.com", description: "Name of the shop" });

const front = network("front", { subnet: "172.28.1.0/24" });
const back = network("back", { subnet: "172.28.2.0/24", internal: true });

const mariadb = catalog.mariadb({
  image: "mariadb:11.8.3-noble",
  networks: [back],
  memory: { limit: "512M" },
  cpus: 1,
  rootPassword: secret("mariadb_root_password"),
});

const database = mariadb.database("shop", { password: secret("shop_db_password") });

/** What every container of the shop's program has. */
const usual = {
  image: "ghcr.io/example/shop:1.4.2",
  user: 10001,
  memory: { limit: "256M" },
  cpus: 0.5,
  environment: {
    SHOP_URL: text`https://${domain}/`,
    DB_HOST: database.engine,
    DB_NAME: database.name,
    DB_USER: "shop",
  },
  secrets: { DB_PASSWORD: database.password },
  secretDelivery: { kind: "file", suffix: "_FILE" },
  databases: [database],
} as const;

const shop = service("shop", {
  ...usual,
  networks: [front, back],
  port: 8080,
  healthcheck: { test: ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/health"] },
  expose: publicly("@"),
});

const migrate = job("migrate", { ...usual, networks: [back], command: ["bin/migrate"], before: shop });
const report = job("report", { ...usual, networks: [back], command: ["bin/report"], schedule: "daily 06:00" });

const caddy = catalog.caddy({
  image: "caddy:2.11.3-alpine",
  networks: [front],
  memory: { limit: "128M" },
  cpus: 0.25,
  certificates: { email: "admin@example.com" },
});

export default defineStack("shop", {
  hosts: {
    web: host({
      address: variable("web_address", { example: "198.51.100.20", description: "Address of the host" }),
      user: "deploy",
    }),
  },
  domain,
  phases: [
    phase("host", "Host", [common(), docker()]),
    phase("services", "Services", [
      configure(mariadb),
      configure(shop),
      configure(migrate),
      configure(report),
      configure(caddy),
    ]),
    phase("run", "Containers", [deploy({ infra: [mariadb, caddy], apps: [migrate, shop, report] })]),
    phase("keep", "Keep it", [backup(), hardening()]),
  ],
});
