import type { Database } from "../declared/database.js";
import { volume } from "../dsl/mount.js";
import { authentikFacts } from "../facts/images/authentik.js";
import type { Secret } from "../model/value.js";
import { rangesOf } from "./addresses.js";
import { constructs } from "./constructor.js";
import type { CatalogOptions } from "./options.js";

export interface AuthentikOptions extends CatalogOptions {
  /** Database of a PostgreSQL engine. */
  readonly database: Database;
  /** Key that sessions and cookies are signed with; the same for server and worker. */
  readonly secretKey: Secret;
}

const secretsIn = "/run/secrets";

/** What server and worker share: 2026.2 keeps cache and queue in PostgreSQL too. */
function shared({ database, secretKey, ...given }: AuthentikOptions) {
  const known = {
    databases: [database],
    tmpfs: { "/dev/shm": "512M" },
    environment: {
      AUTHENTIK_POSTGRESQL__HOST: database.engine,
      AUTHENTIK_POSTGRESQL__NAME: database.name,
      AUTHENTIK_POSTGRESQL__USER: database.name,
      AUTHENTIK_POSTGRESQL__PASSWORD: `file://${secretsIn}/database_password`,
      AUTHENTIK_SECRET_KEY: `file://${secretsIn}/secret_key`,
      AUTHENTIK_LISTEN__TRUSTED_PROXY_CIDRS: rangesOf(given.networks).join(","),
      AUTHENTIK_ERROR_REPORTING__ENABLED: false,
      AUTHENTIK_DISABLE_STARTUP_ANALYTICS: true,
    },
    secretFiles: { [`${secretsIn}/database_password`]: database.password, [`${secretsIn}/secret_key`]: secretKey },
    healthcheck: { test: ["ak", "healthcheck"], timeout: 30, startPeriod: 300 },
    stopGracePeriod: 60,
  } as const;
  return { given, known };
}

/**
 * The server of authentik, which logs people in for other programs, with its data in PostgreSQL. It needs its worker too.
 * 2026.2 and later, which need no Redis.
 *
 * The first start asks for the administrator's password at `/if/flow/initial-setup/`: open it to the VPN alone until that
 * is done. Secrets are files that its settings name by `file://`. Defaults: user 1000, no capability; the proxies of its
 * networks are trusted.
 *
 * @example
 * const identity = {
 *   image: "ghcr.io/goauthentik/server:2026.2.2", networks: [backend, egress], memory: { limit: "1G" }, cpus: 1,
 *   database: postgresql.database("authentik", { password: secret("authentik_db_password") }),
 *   secretKey: secret("authentik_secret_key", { minLength: 50 }),
 * } as const;
 * const authentik = catalog.authentik({ ...identity, expose: publicly("auth") });
 * const authentikWorker = catalog.authentikWorker(identity);
 */
export const authentik = constructs<AuthentikOptions>()("authentik", authentikFacts, (options) => {
  const { given, known } = shared(options);
  const volumes = [volume("/data", { backup: "files" })];
  return [given, { ...known, port: 9000, command: ["server"], volumes, metrics: { port: 9300, path: "/metrics" } }];
});

/**
 * The worker of authentik: mail, certificates, synchronisation. It takes what the server takes, and gets no Docker
 * socket, so outposts are run as services of the stack.
 *
 * @example const authentikWorker = catalog.authentikWorker(identity);
 */
export const authentikWorker = constructs<AuthentikOptions>()("authentik-worker", authentikFacts, (options) => {
  const { given, known } = shared(options);
  const volumes = [volume("/data", { backup: { none: "files that people upload are with the server" } })];
  return [given, { ...known, command: ["worker"], volumes }];
});
