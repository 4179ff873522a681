import { spellings } from "../grammar.js";
import type { Table } from "../mutation.js";
import { each, inOptions, inOwnService, inText } from "../places.js";

const db = `const db = service("db", { image: "ghcr.io/example/db:1.2.3", networks: [inner], memory: { limit: "64M" }, cpus: 0.25, user: 1000, healthcheck: { test: ["/app/health"] } });`;
const engine = `const postgresql = catalog.postgresql({ image: "postgres:18.4-bookworm", networks: [inner], memory: { limit: "512M" }, cpus: 1, superuserPassword: secret("superuser_password") });
const shop = postgresql.database("shop", { password: secret("shop_password") });`;

export const edges: readonly Table[] = [
  {
    kind: "edges / an address of nobody",
    label: { is: "defect", refusedBy: "Docker's DNS: NXDOMAIN", rules: ["REX060"] },
    spellings: spellings('environment: { {name}: "{address}" }', {
      name: ["API_URL", "BACKEND"],
      address: [
        "http://appx:8080",
        "postgres://shop@databse:5432/shop",
        "redis://reddis:6379/0",
        "http://app_2:80/",
        "amqp://rabit:5672",
      ],
    }),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "edges / an address out of reach",
    label: { is: "defect", refusedBy: "Docker's DNS: NXDOMAIN in another network", rules: ["REX060"] },
    spellings: ["http://db:8080", "postgres://shop@db:5432/shop", "redis://db:6379/0"].map(
      (address) => `environment: { API_URL: "${address}" }`,
    ),
    places: inText((options) => ({ declare: db, options, others: ["db"] })),
  },
  {
    kind: "edges / an address in other notations",
    label: { is: "defect", refusedBy: "Docker's DNS: NXDOMAIN", rules: ["REX060", "REX061"] },
    spellings: [
      'environment: { DB_HOST: "databse", DB_PORT: 5432 }',
      'environment: { DB_HOST: "databse:5432" }',
      'environment: { DATABASE_DSN: "host=databse user=shop dbname=shop" }',
      'environment: { JDBC: "jdbc:postgresql://databse:5432/shop" }',
      'environment: { MEMCACHED_SERVERS: "cachee:11211" }',
      'command: ["/app/serve", "--database-host", "databse"]',
      'command: ["/app/serve", "--url=http://databse:8080"]',
      'files: [yamlFile("/app/app.yaml", { database: { host: "databse", port: 5432 } })]',
      'files: [file("/app/app.conf", "upstream http://databse:8080\\n")]',
    ],
    places: inOptions,
  },
  {
    kind: "edges / localhost is the container",
    label: {
      is: "defect",
      refusedBy: "connection refused: nobody listens in this container",
      rules: ["REX061", "REX060"],
    },
    spellings: spellings('environment: { {name}: "{address}" }', {
      name: ["DATABASE_URL", "REDIS_URL"],
      address: [
        "redis://localhost:6379",
        "http://127.0.0.1:9000/x",
        "postgres://shop@localhost/shop",
        "mysql://[::1]:3306/shop",
        "amqp://127.0.1.1:5672",
        "jdbc:postgresql://localhost:5432/shop",
      ],
    }),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "edges / localhost as a host of the database",
    label: { is: "defect", refusedBy: "directus/directus#21398: ECONNREFUSED 127.0.0.1:5432", rules: ["REX061"] },
    spellings: [
      ...[
        "DB_HOST",
        "PGHOST",
        "DATABASE_HOST",
        "MYSQL_HOST",
        "REDIS_HOST",
        "SMTP_SERVER",
        "QUEUE_ENDPOINT",
        "CACHE_ADDR",
        "dbHost",
      ].flatMap((name) =>
        ["localhost", "127.0.0.1", "localhost:5432", "::1"].map((host) => `environment: { ${name}: "${host}" }`),
      ),
      'environment: { DSN: "host=localhost user=shop dbname=shop" }',
      'environment: { SERVERS: "127.0.0.1:11211" }',
      'files: [yamlFile("/app/app.yaml", { database: { host: "localhost", port: 5432 } })]',
      'command: ["/app/serve", "--db-host", "localhost"]',
      'command: ["/app/serve", "--db-host=127.0.0.1"]',
    ],
    places: each(
      inOptions,
      inText(
        (options) => ({
          declare: engine,
          options: `databases: [shop], networks: [inner], secrets: { DB_PASSWORD: shop.password }, secretDelivery: { kind: "file", suffix: "_FILE" }, ${options}`,
          others: ["postgresql"],
        }),
        "with a database",
      ),
    ),
  },
  {
    kind: "edges / a service that listens for itself alone",
    label: { is: "defect", refusedBy: "connection refused from every other container", rules: ["REX061", "REX034"] },
    spellings: spellings('port: 8080, environment: { {name}: "{address}" }', {
      name: ["LISTEN_ADDRESS", "BIND", "LISTEN_HOST", "SERVER_BIND"],
      address: ["127.0.0.1:8080", "localhost:8080", "127.0.0.1"],
    }),
    places: inText((options) => ({
      declare: `const other = service("other", { image: "ghcr.io/example/other:1.2.3", networks: [backend], memory: { limit: "64M" }, cpus: 0.25, user: 1000, healthcheck: { test: ["/app/health"] }, environment: { APP_URL: "http://app:8080" } });`,
      options,
      others: ["other"],
    })),
  },
  {
    kind: "edges / a database that is not there",
    label: { is: "defect", refusedBy: "connection refused", rules: ["REX039", "REX002", "REX040"] },
    spellings: ["networks: [backend]"],
    places: inText((options) => ({
      declare: engine,
      options: `databases: [shop], secrets: { DB_PASSWORD: shop.password }, secretDelivery: { kind: "file", suffix: "_FILE" }, ${options}`,
      others: ["postgresql"],
    })),
  },
  {
    kind: "edges / a database whose password its client lacks",
    label: { is: "defect", refusedBy: "PostgreSQL: password authentication failed", rules: ["REX135"] },
    spellings: [
      "networks: [inner]",
      'networks: [inner], secrets: { DB_PASSWORD: secret("another_password") }, secretDelivery: { kind: "file", suffix: "_FILE" }',
      'networks: [inner], environment: { DB_HOST: "postgresql" }',
    ],
    places: inText((options) => ({
      declare: engine,
      options: `databases: [shop], ${options}`,
      others: ["postgresql"],
    })),
  },
  {
    kind: "edges / a database open to the internet",
    label: { is: "defect", refusedBy: "the report: a database has no business outside", rules: ["REX071"] },
    spellings: ["networks: [inner, egress]", "networks: [egress]"],
    places: (spelling) =>
      inText(() => ({
        declare: `const egress = network("egress", { subnet: "172.20.4.0/24" });\n${engine.replace("networks: [inner]", spelling)}`,
        options:
          'databases: [shop], networks: [inner, egress], secrets: { DB_PASSWORD: shop.password }, secretDelivery: { kind: "file", suffix: "_FILE" }',
        others: ["postgresql"],
      }))(spelling),
  },
  {
    kind: "edges / sound addresses",
    label: { is: "harmless", because: "each leads to somebody" },
    spellings: [
      'environment: { API_URL: "https://api.example.com/v1" }',
      'environment: { SMTP_HOST: "smtp.example.com" }',
      'environment: { APP_URL: "http://localhost:3000" }',
      'environment: { PUBLIC_URI: "http://localhost:8080/" }',
      'environment: { VITE_ORIGIN: "http://127.0.0.1:5173" }',
      'environment: { LISTEN: "0.0.0.0:8080" }',
      'environment: { BIND: ":8080" }',
      'environment: { NO_PROXY: "localhost,127.0.0.1" }',
      'environment: { PATH_PREFIX: "/shop" }',
      'environment: { LOG_FORMAT: "json://x" }',
      'command: ["/app/serve", "--listen", "0.0.0.0:8080"]',
      'environment: { MODE: "http" }',
      'environment: { TRUSTED_HOSTS: "example.com,127.0.0.1" }',
      'environment: { DOCS: "see https://docs.example.com/a#b" }',
    ],
    places: inOptions,
  },
];
