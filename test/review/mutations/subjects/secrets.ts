import { spellings } from "../grammar.js";
import type { Table } from "../mutation.js";
import { each, inComposeFile, inEveryService, inOptions, inOwnService, inText } from "../places.js";

const names =
  `PASSWORD DB_PASSWORD DATABASE_PASSWORD POSTGRES_PASSWORD dbPassword adminPassword DB_PASS SMTP_PASS MAIL_PASS DB_PASSWD ROOT_PW MYSQL_PWD REDIS_PWD
  PGPASSWORD REDISCLI_AUTH REDIS_AUTH SECRET APP_SECRET CLIENT_SECRET JWT_SECRET SESSION_SECRET COOKIE_SECRET WEBHOOK_SECRET SECRET_KEY
  SECRET_KEY_BASE DJANGO_SECRET_KEY AWS_SECRET_ACCESS_KEY S3_SECRET_KEY MINIO_ROOT_PASSWORD APP_KEY LARAVEL_APP_KEY MASTER_KEY LITELLM_MASTER_KEY ENCRYPTION_KEY
  N8N_ENCRYPTION_KEY SIGNING_KEY PRIVATE_KEY ACCESS_KEY API_KEY APIKEY apiKey OPENAI_API_KEY API_TOKEN AUTH_TOKEN ACCESS_TOKEN BOT_TOKEN
  BEARER_TOKEN REFRESH_TOKEN TOKEN accessToken JWT_KEY JWT SALT PASSWORD_SALT LITELLM_SALT_KEY PEPPER PASSPHRASE KEY_PASSPHRASE CREDENTIALS DB_CREDENTIALS
  BASIC_AUTH_PASSWORD HTPASSWD STORAGE_KEY LICENSE_KEY VAULT_PASSWORD SUPERUSER_PASSWORD OTP_SECRET TOTP_SECRET HMAC_KEY
  CRYPT_KEY HASH_KEY SESSION_KEY COOKIE_KEY MOT_DE_PASSE PASSWORT DB_KENNWORT CONTRASENA SENHA HASLO`.split(/\s+/);

/** Names and values that only look like secrets. */
const open: readonly (readonly [string, string])[] = [
  ["RESET_PASSWORD", '"enabled"'],
  ["PASSWORD_MIN_LENGTH", "12"],
  ["PASSWORD_RESET_ENABLED", "true"],
  ["DISABLE_PASSWORD_LOGIN", '"true"'],
  ["ALLOW_EMPTY_PASSWORD", '"yes"'],
  ["RANDOM_ROOT_PASSWORD", '"yes"'],
  ["PASSWORD_HASH_ALGORITHM", '"argon2id"'],
  ["SECRET_KEY_FILE", '"/run/secrets/SECRET_KEY"'],
  ["DB_PASSWORD__FILE", '"/run/secrets/DB_PASSWORD"'],
  ["FILE__PASSWORD", '"/run/secrets/PASSWORD"'],
  ["DB_PASSWORD_FILE", '"file:///run/secrets/DB_PASSWORD"'],
  ["AUTH_PASSWORD", '"file:///run/secrets/AUTH_PASSWORD"'],
  ["TOKEN_TTL", "3600"],
  ["ACCESS_TOKEN_EXPIRE_MINUTES", "60"],
  ["MAX_TOKENS", "8192"],
  ["TOKENIZER", '"bpe"'],
  ["KEYBOARD_LAYOUT", '"fr"'],
  ["KEY_PREFIX", '"app:"'],
  ["PRIMARY_KEY", '"id"'],
  ["SORT_KEY", '"name"'],
  ["PUBLIC_KEY", '"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExample"'],
  ["MONKEY", '"george"'],
  ["PASSTHROUGH", '"true"'],
  ["PASSENGER_MAX_POOL_SIZE", "6"],
  ["COMPASS_DIRECTION", '"north"'],
  ["SMTP_AUTH", '"plain"'],
  ["AUTH_PROVIDER", '"forward-proxy"'],
  ["OIDC_CLIENT_ID", '"shop"'],
  ["API_KEY_HEADER", '"X-Api-Key"'],
  ["JWT_ALGORITHM", '"RS256"'],
  ["SECRET_ROTATION_DAYS", "30"],
  ["SALT_MASTER_HOST", '"salt.example.com"'],
  ["SESSION_COOKIE_NAME", '"sid"'],
  ["BASE_URL", '"https://www.example.com/"'],
  ["DATABASE_URL", '"postgres://shop@db.example.com/shop"'],
  ["COMMENT", '"ask the administrator for a password"'],
  ["GRAPH_URL", '"https://example.com/a:b@c"'],
];

const files = 'secretDelivery: { kind: "file", suffix: "_FILE" }';

const search = (options: string) => ({
  declare: `const key = secret("search_master_key");
const search = service("search", { image: "getmeili/meilisearch:v1.22.0", networks: [inner], memory: { limit: "512M" }, cpus: 0.5, secrets: { MEILI_MASTER_KEY: key }, ${files}, volumes: [volume("/meili_data", { backup: "files-paused" })], healthcheck: { test: ["curl", "-fsS", "http://127.0.0.1:7700/health"] } });`,
  options,
  others: ["search"],
});

export const secrets: readonly Table[] = [
  {
    kind: "secrets / by name",
    label: { is: "defect", refusedBy: "'docker inspect' shows it", rules: ["REX028"], inEditor: true },
    spellings: spellings('environment: { {name}: "{value}" }', { name: names, value: ["hunter2hunter2", "changeme"] }),
    places: each(inOptions, inOwnService, inComposeFile),
  },
  {
    kind: "secrets / by name, in any service",
    label: { is: "defect", refusedBy: "'docker inspect' shows it", rules: ["REX028"] },
    spellings: spellings('environment: { {name}: "hunter2hunter2" }', { name: names.slice(0, 40) }),
    places: inEveryService,
  },
  {
    kind: "secrets / a length that can be guessed",
    label: { is: "defect", refusedBy: "fewer than 12 characters can be tried", rules: ["REX072"] },
    spellings: spellings('secrets: { TOKEN: secret("app_token", { minLength: {length} }) }', {
      length: ["1", "4", "8", "11"],
    }),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "secrets / a way in that nobody knows",
    label: {
      is: "defect",
      refusedBy: "umami: it starts with a key of its own making",
      rules: ["REX073"],
      inEditor: true,
    },
    spellings: [
      'image: "umamisoftware/umami:3.0.2", secrets: { APP_SECRET: secret("umami_app_secret") }',
      'image: "ghcr.io/example/app:1.2.3", secrets: { TOKEN: secret("app_token"), KEY: secret("app_key") }',
      'image: "registry.example.com:5000/team/app:4.0.1", secrets: { DATABASE_URL: secret("app_database_url") }',
    ],
    places: inOptions,
  },
  {
    kind: "secrets / a shell that knows nothing to start",
    label: { is: "defect", refusedBy: "the shell: 'exec' without a program ends", rules: ["REX073"] },
    spellings: ['secrets: { TOKEN: secret("app_token") }, secretDelivery: { kind: "shell" }'],
    places: inOptions,
  },
  {
    kind: "secrets / in the environment",
    label: { is: "defect", refusedBy: "'docker inspect' shows it", rules: ["REX074"] },
    spellings: ['secrets: { TOKEN: secret("app_token") }, secretDelivery: { kind: "environment" }'],
    places: inOptions,
  },
  {
    kind: "secrets / a way in that is known",
    label: { is: "harmless", because: "the makers' manuals" },
    spellings: [
      'image: "gitea/gitea:1.25.1-rootless", secrets: { GITEA__database__PASSWD: secret("gitea_db_password") }',
      'image: "vaultwarden/server:1.34.3", secrets: { ADMIN_TOKEN: secret("vaultwarden_admin_token") }, volumes: [volume("/data", { backup: "files-paused" })], healthcheck: { test: ["curl", "-fsS", "http://127.0.0.1:80/alive"] }',
      'secrets: { TOKEN: secret("app_token") }, secretDelivery: { kind: "shell", entrypoint: ["/app/start"] }',
      'secrets: { TOKEN: secret("app_token") }, secretDelivery: { kind: "shell" }, entrypoint: ["/app/start"]',
    ],
    places: inOptions,
  },
  {
    kind: "secrets / the administrator's in the hands of a client",
    label: { is: "defect", refusedBy: "the makers' manuals: a key of its own for each client", rules: ["REX137"] },
    spellings: ["MASTER_KEY", "OPENAI_API_KEY", "SEARCH_TOKEN"].map((name) => `secrets: { ${name}: key }, ${files}`),
    places: inText(search, "a client of a search engine in text"),
  },
  {
    kind: "secrets / a client's own",
    label: { is: "harmless", because: "what it opens can be taken from it alone" },
    spellings: [`secrets: { OPENAI_API_KEY: secret("app_search_key") }, ${files}`],
    places: inText(search, "a client of a search engine in text"),
  },
  {
    kind: "secrets / what only looks like one",
    label: { is: "harmless", because: "a switch, a figure, a path or a name" },
    spellings: open.map(([name, value]) => `environment: { ${name}: ${value} }`),
    places: each(inOptions, inOwnService),
  },
  {
    kind: "secrets / given as secrets",
    label: { is: "harmless", because: "a file of mode 0400 for one user" },
    spellings: [
      ...names
        .filter((name) => /^[A-Z]/.test(name))
        .map((name) => `secrets: { ${name}: secret("app_value") }, ${files}`),
      `secrets: { DATABASE_URL: text\`postgres://shop:\${secret("shop_password")}@db.example.com/shop\` }, ${files}`,
      'secretFiles: { "/app/key.pem": secret("app_key") }',
      `secrets: { TOKEN: secret("app_token", { minLength: 12 }) }, ${files}`,
      `secrets: { TOKEN: secret("app_token", { minLength: 64, description: "Of the provider" }) }, ${files}`,
    ],
    places: inOptions,
  },
];
