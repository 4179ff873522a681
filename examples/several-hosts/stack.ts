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
  machine,
  network,
  phase,
  publicly,
  secret,
  service,
  text,
  uptime,
  variable,
} from "rexible";

// A shop that outgrew one host: what visitors reach stands on one machine, and what holds data on the other.

const domain = variable("domain", { example: "shop.example.com", description: "Name of the shop" });

// Each host is heard of by itself: one that is dead would else be silent behind the other.
const who = variable("heartbeat_name", { example: "host", description: "Name of the host among the heartbeats" });
const heartbeatUrl = text`https://heartbeats.example.com/${secret("uptime_heartbeat_key")}/${who}`;

const front = machine("front");
const data = machine("data");

const sites = network("sites", { subnet: "172.28.1.0/24" });
const back = network("back", { subnet: "172.28.2.0/24", internal: true });
// On each host, for containers that have no other way out: it leads to the services of other machines that they ask, and nowhere else.
const across = network("across", { subnet: "172.28.9.0/24" });

const mariadb = catalog.mariadb({
  image: "mariadb:11.8.3-noble",
  on: data,
  networks: [back],
  memory: { limit: "512M" },
  cpus: 1,
  rootPassword: secret("mariadb_root_password"),
});

const valkey = catalog.valkey({
  image: "valkey/valkey:8.1.3-bookworm",
  on: data,
  networks: [back],
  memory: { limit: "128M" },
  cpus: 0.25,
  password: secret("valkey_password"),
  maxMemory: "64M",
});

const database = mariadb.database("shop", { password: secret("shop_db_password") });

const shared = {
  image: "ghcr.io/example/shop:1.4.2",
  memory: { limit: "256M" },
  cpus: 0.5,
  user: 10001,
  environment: {
    SHOP_URL: text`https://${domain}/`,
    DB_HOST: database.engine,
    DB_NAME: database.name,
    DB_USER: "shop",
    QUEUE_HOST: valkey.name,
  },
  secrets: { DB_PASSWORD: database.password, QUEUE_PASSWORD: secret("valkey_password") },
  secretDelivery: { kind: "file", suffix: "_FILE" },
  databases: [database],
  dependsOn: [valkey],
} as const;

const shop = service("shop", {
  ...shared,
  on: front,
  networks: [sites, back],
  port: 8080,
  healthcheck: { test: ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/health"] },
  expose: publicly("@"),
});

// What takes orders from the queue runs beside the database.
const worker = service("worker", {
  ...shared,
  on: data,
  networks: [back],
  command: ["/app/worker"],
  healthcheck: { test: ["/app/worker", "--healthy"] },
});

const caddy = catalog.caddy({
  image: "caddy:2.11.3-alpine",
  on: front,
  networks: [sites],
  memory: { limit: "128M" },
  cpus: 0.25,
  certificates: { email: "admin@example.com" },
});

const address = (name: string, example: string, description: string) => variable(name, { example, description });

export default defineStack("shop", {
  hosts: {
    web: host({
      machine: front,
      address: address("web_address", "198.51.100.20", "Address of the host that visitors reach"),
      privateAddress: address("web_private_address", "192.0.2.20", "Its address on the private network"),
      user: "deploy",
      variables: { heartbeat_name: "web" },
      memory: "1G",
    }),
    store: host({
      machine: data,
      address: address("store_address", "198.51.100.21", "Address of the host that holds the data"),
      privateAddress: address("store_private_address", "192.0.2.21", "Its address on the private network"),
      user: "deploy",
      variables: { heartbeat_name: "store" },
      memory: "2G",
    }),
  },
  domain,
  across,
  phases: [
    phase("host", "Host", [common(), docker()]),
    phase("services", "Services", [
      configure(mariadb),
      configure(valkey),
      configure(shop),
      configure(worker),
      configure(caddy),
    ]),
    phase("run", "Containers", [deploy({ infra: [mariadb, valkey, caddy], apps: [shop, worker] })]),
    phase("keep", "Keep it", [backup(), uptime({ heartbeatUrl }), hardening()]),
  ],
});
