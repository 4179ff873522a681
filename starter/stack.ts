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
  network,
  phase,
  publicly,
  secret,
  service,
  text,
  variable,
} from "rexible";

const domain = variable("domain", { example: "example.com", description: "Domain of all sites" });
const address = variable("prod_address", { example: "203.0.113.10", description: "Address of the host" });

const frontend = network("frontend", { subnet: "172.20.1.0/24" });
const backend = network("backend", { subnet: "172.20.2.0/24", internal: true });

const database = catalog.postgresql({
  image: "postgres:18.4-bookworm",
  networks: [backend],
  memory: { limit: "512M" },
  cpus: 1,
  superuserPassword: secret("postgresql_superuser_password"),
});
const shopDatabase = database.database("shop", { password: secret("shop_db_password") });
const shop = service("shop", {
  image: "ghcr.io/example/shop:1.4.2",
  networks: [frontend, backend],
  memory: { limit: "256M" },
  cpus: 0.5,
  user: 1000,
  port: 8080,
  expose: publicly("www"),
  databases: [shopDatabase],
  environment: {
    BASE_URL: text`https://www.${domain}/`,
    DB_HOST: shopDatabase.engine,
    DB_NAME: shopDatabase.name,
    DB_USER: shopDatabase.name,
  },
  secrets: { DB_PASSWORD: shopDatabase.password },
  secretDelivery: { kind: "file", suffix: "_FILE" }, // DB_PASSWORD_FILE names the file /run/secrets/DB_PASSWORD
  healthcheck: { test: ["/shop", "healthcheck"] },
});
const caddy = catalog.caddy({
  image: "caddy:2.11.3-alpine",
  networks: [frontend],
  memory: { limit: "128M" },
  cpus: 0.5,
  certificates: { email: variable("acme_email", { example: "admin@example.com", description: "Contact of the domain" }) },
});

export default defineStack("shop", {
  domain,
  hosts: { prod: host({ address, user: "deploy" }) },
  phases: [
    phase("1", "Foundations", [common(), docker()]),
    phase("2", "Configuration", [configure(database), configure(shop), configure(caddy)]),
    phase("3", "Containers", [deploy({ infra: [database, caddy], apps: [shop] })]),
    phase("4", "Backups", [backup()]),
    phase("5", "Hardening", [hardening()]),
  ],
});
