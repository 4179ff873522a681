import type { Database } from "../declared/database.js";
import { volume } from "../dsl/mount.js";
import { outlineFacts } from "../facts/images/outline.js";
import type { Secret } from "../model/value.js";
import { databaseUrl, type Store, storeUrl } from "./addresses.js";
import { constructs } from "./constructor.js";
import type { SiteOptions } from "./options.js";
import { askWithWget } from "./probe.js";
import { siteAddress } from "./site-address.js";

export interface OutlineOptions extends SiteOptions {
  /** Database of a PostgreSQL engine. */
  readonly database: Database;
  /** Redis or Valkey, for sessions and its queue. */
  readonly store: Store;
  /** Key that data is encrypted with: 64 hexadecimal digits, from `openssl rand -hex 32`. */
  readonly secretKey: Secret;
  /** Key for its own jobs. */
  readonly utilsSecret: Secret;
  /** Largest file that may be uploaded, in MiB. Default: 100. */
  readonly uploadMebibytes?: number;
}

/**
 * Outline, a wiki, with its data in PostgreSQL and files in the volume.
 *
 * It logs nobody in by itself: give it one of its providers, such as `OIDC_CLIENT_ID` and the other `OIDC_…` in
 * `environment` and `OIDC_CLIENT_SECRET` in `secrets`. Secrets come from its environment: its shell exports them.
 * Defaults: user 1001 of the image, no capability; the proxy speaks https, no telemetry.
 *
 * @example
 * const outline = catalog.outline({
 *   image: "outlinewiki/outline:1.0.1", networks: [backend, egress], memory: { limit: "1G" }, cpus: 1, domain,
 *   database: postgresql.database("outline", { password: secret("outline_db_password") }),
 *   store: { service: redis, password: secret("redis_password") },
 *   secretKey: secret("outline_secret_key", { minLength: 64 }), utilsSecret: secret("outline_utils_secret"),
 *   expose: publicly("wiki"),
 * });
 */
export const outline = constructs<OutlineOptions>()(
  "outline",
  outlineFacts,
  ({ domain, database, store, secretKey, utilsSecret, uploadMebibytes = 100, ...given }) => [
    given,
    {
      port: 3000,
      volumes: [volume("/var/lib/outline/data", { backup: "files" })],
      databases: [database],
      dependsOn: [store.service],
      environment: {
        URL: siteAddress({ expose: given.expose, port: 3000 }, domain),
        PORT: 3000,
        FORCE_HTTPS: false,
        PGSSLMODE: "disable",
        FILE_STORAGE: "local",
        FILE_STORAGE_LOCAL_ROOT_DIR: "/var/lib/outline/data",
        FILE_STORAGE_UPLOAD_MAX_SIZE: uploadMebibytes * 1024 * 1024,
        ENABLE_UPDATES: false,
      },
      secrets: {
        DATABASE_URL: databaseUrl("postgres", database),
        REDIS_URL: storeUrl(store),
        SECRET_KEY: secretKey,
        UTILS_SECRET: utilsSecret,
      },
      secretDelivery: { kind: "shell", entrypoint: ["docker-entrypoint.sh"] },
      command: ["node", "build/server/index.js"],
      healthcheck: { test: askWithWget(3000, "/_health"), startPeriod: 120 },
      stopGracePeriod: 30,
    },
  ],
);
