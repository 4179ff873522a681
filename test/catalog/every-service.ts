import {
  backup,
  catalog,
  common,
  configure,
  defineStack,
  deploy,
  docker,
  hardening,
  headscaleNode,
  host,
  hostPath,
  network,
  phase,
  port,
  publicly,
  secret,
  variable,
  vpnOnly,
} from "rexible";

// One stack with every service of the catalog that the stack of the report does not have, each as its docstring has it.

const domain = variable("domain", { example: "example.com", description: "Domain of the sites" });
const edge = network("edge", { subnet: "172.20.1.0/24" });
const inner = network("inner", { subnet: "172.20.2.0/24", internal: true });
const out = network("out", { subnet: "172.20.3.0/24" });
const models = network("models", { subnet: "172.20.4.0/24", allow: ["registry.ollama.ai", "*.cloudflarestorage.com"] });
const web = { networks: [edge, inner], memory: { limit: "512M" }, cpus: 0.5, domain } as const;
const within = { networks: [inner], memory: { limit: "512M" }, cpus: 0.5 } as const;

const postgresql = catalog.postgresql({
  ...within,
  image: "ghcr.io/immich-app/postgres:16-vectorchord0.4.3",
  superuserPassword: secret("postgresql_superuser_password"),
  extensions: { immich: ["vector", "vchord", "cube", "earthdistance"] },
});
const mariadb = catalog.mariadb({
  ...within,
  image: "mariadb:11.8.3-noble",
  rootPassword: secret("mariadb_root_password"),
});
const database = (name: string) => postgresql.database(name, { password: secret(`${name}_db_password`) });
const valkey = catalog.valkey({
  ...within,
  image: "valkey/valkey:8.1.4-bookworm",
  password: secret("valkey_password"),
});
const store = { service: valkey, password: secret("valkey_password") };

const ollama = catalog.ollama({ ...within, networks: [inner, models], image: "ollama/ollama:0.12.10" });
const immichMachineLearning = catalog.immichMachineLearning({
  ...within,
  networks: [inner, out],
  image: "ghcr.io/immich-app/immich-machine-learning:v2.2.3",
});
const { domain: _, ...local } = web;
const identity = {
  ...local,
  image: "ghcr.io/goauthentik/server:2026.2.2",
  memory: { limit: "1G" },
  database: database("authentik"),
  secretKey: secret("authentik_secret_key", { minLength: 50 }),
} as const;

const squid = catalog.squid({ ...within, networks: [models, out], image: "ubuntu/squid:6.6-24.04_beta" });
const engines = [postgresql, mariadb, valkey, squid, ollama, immichMachineLearning];

const programs = [
  catalog.adguard({
    ...local,
    networks: [edge],
    image: "adguard/adguardhome:v0.107.69",
    expose: vpnOnly("dns"),
    ports: [
      port("53", { from: "vpn", because: "name server of the house" }),
      port("53/udp", { from: "vpn", because: "name server of the house" }),
    ],
  }),
  catalog.authelia({
    ...local,
    image: "authelia/authelia:4.39.13",
    expose: publicly("login"),
    configuration: {
      session: { cookies: [{ domain: "example.com", authelia_url: "https://login.example.com" }] },
      access_control: { default_policy: "two_factor" },
      authentication_backend: { file: { path: "/config/users.yml" } },
      notifier: { filesystem: { filename: "/config/notifications.txt" } },
    },
    sessionSecret: secret("authelia_session_secret"),
    encryptionKey: secret("authelia_encryption_key", { minLength: 20 }),
    resetSecret: secret("authelia_reset_secret"),
  }),
  catalog.authentik({ ...identity, expose: publicly("auth") }),
  catalog.authentikWorker(identity),
  catalog.clickhouse({
    ...within,
    memory: { limit: "2G" },
    image: "clickhouse/clickhouse-server:25.8.10.7",
    password: secret("clickhouse_password"),
  }),
  catalog.forgejo({
    ...web,
    image: "codeberg.org/forgejo/forgejo:13.0.3-rootless",
    database: database("forgejo"),
    secretKey: secret("forgejo_secret_key", { minLength: 32 }),
    sshPort: 2222,
    ports: [port("2222", { from: "anyone", because: "Git over SSH, with keys" })],
    expose: publicly("git"),
  }),
  catalog.garage({
    ...within,
    image: "dxflrs/garage:v2.1.0",
    rpcSecret: secret("garage_rpc_secret", { minLength: 64 }),
    adminToken: secret("garage_admin_token"),
  }),
  catalog.headscale({
    ...web,
    networks: [edge],
    image: "ghcr.io/juanfont/headscale:0.27.1",
    machineDomain: "tailnet.example.com",
    expose: publicly("vpn"),
  }),
  catalog.homeAssistant({
    ...local,
    networks: [edge],
    image: "ghcr.io/home-assistant/home-assistant:2025.11.3",
    timezone: "Europe/Berlin",
    expose: vpnOnly("home"),
  }),
  catalog.immich({
    ...local,
    image: "ghcr.io/immich-app/immich-server:v2.2.3",
    database: database("immich"),
    store,
    machineLearning: immichMachineLearning,
    expose: publicly("photos"),
  }),
  catalog.jellyfin({
    ...web,
    image: "jellyfin/jellyfin:10.11.3",
    volumes: [hostPath("/mnt/media", "/media", { because: "the films" })],
    expose: publicly("jellyfin"),
  }),
  catalog.keycloak({
    ...web,
    image: "quay.io/keycloak/keycloak:26.4.5",
    database: database("keycloak"),
    firstAdminPassword: secret("keycloak_admin_password"),
    expose: publicly("id"),
  }),
  catalog.mailpit({ ...local, image: "axllent/mailpit:v1.27.0", expose: vpnOnly("mail") }),
  catalog.meilisearch({
    ...within,
    image: "getmeili/meilisearch:v1.24.0",
    masterKey: secret("meilisearch_master_key"),
  }),
  catalog.mosquitto({ ...within, image: "eclipse-mosquitto:2.0.22", users: secret("mosquitto_users") }),
  catalog.nextcloud({
    ...web,
    image: "nextcloud:32.0.1-apache",
    database: database("nextcloud"),
    firstAdminPassword: secret("nextcloud_admin_password"),
    store,
    uploadLimit: "16G",
    expose: publicly("cloud"),
  }),
  catalog.opensearch({
    ...within,
    memory: { limit: "2G" },
    image: "opensearchproject/opensearch:3.3.2",
  }),
  catalog.openWebui({
    ...web,
    image: "ghcr.io/open-webui/open-webui:v0.6.36",
    secretKey: secret("open_webui_secret_key"),
    ollama,
    expose: vpnOnly("chat"),
  }),
  catalog.outline({
    ...web,
    image: "outlinewiki/outline:1.0.1",
    database: database("outline"),
    store,
    secretKey: secret("outline_secret_key", { minLength: 64 }),
    utilsSecret: secret("outline_utils_secret"),
    expose: publicly("wiki"),
  }),
  catalog.paperless({
    ...web,
    image: "ghcr.io/paperless-ngx/paperless-ngx:2.19.6",
    database: database("paperless"),
    store,
    secretKey: secret("paperless_secret_key"),
    languages: "deu+eng",
    expose: vpnOnly("paperless"),
  }),
  catalog.registry({
    ...local,
    image: "registry:3.0.0",
    users: secret("registry_users"),
    expose: publicly("registry"),
  }),
  catalog.umami({
    ...local,
    image: "ghcr.io/umami-software/umami:3.1.0",
    database: database("umami"),
    appSecret: secret("umami_app_secret"),
    expose: vpnOnly("umami", { publicPaths: ["/script.js", "/api/send"] }),
  }),
  catalog.uptimeKuma({ ...local, networks: [edge], image: "louislam/uptime-kuma:2.0.2", expose: vpnOnly("status") }),
  catalog.vaultwarden({
    ...web,
    image: "vaultwarden/server:1.34.3",
    database: database("vaultwarden"),
    adminToken: secret("vaultwarden_admin_token"),
    expose: publicly("vault"),
  }),
  catalog.wordpress({
    ...local,
    image: "wordpress:6.8.3-php8.3-apache",
    database: mariadb.database("wordpress", { password: secret("wordpress_db_password") }),
    expose: publicly("www"),
  }),
];

const caddy = catalog.caddy({
  ...within,
  networks: [edge],
  image: "caddy:2.11.3-alpine",
  certificates: { email: "admin@example.com" },
});

export default defineStack("everything", {
  domain,
  hosts: { prod: host({ address: "192.0.2.10", user: "deploy" }) },
  phases: [
    phase("1", "Foundations", [
      common(),
      docker(),
      headscaleNode({ loginServer: "https://vpn.example.com", authKey: secret("vpn_auth_key") }),
    ]),
    phase(
      "2",
      "Configuration",
      [...engines, ...programs, caddy].map((service) => configure(service)),
    ),
    phase("3", "Containers", [deploy({ infra: [...engines, caddy], apps: programs })]),
    phase("4", "Backups", [backup()]),
    phase("5", "Hardening", [hardening()]),
  ],
});
