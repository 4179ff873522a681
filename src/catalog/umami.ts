import type { Database } from "../declared/database.js";
import { umamiFacts } from "../facts/images/umami.js";
import type { Secret } from "../model/value.js";
import { databaseUrl } from "./addresses.js";
import { constructs } from "./constructor.js";
import type { CatalogOptions } from "./options.js";
import { askWithCurl } from "./probe.js";

export interface UmamiOptions extends CatalogOptions {
  /** Database of a PostgreSQL engine. */
  readonly database: Database;
  /** Key that sessions are signed with. */
  readonly appSecret: Secret;
}

/**
 * Umami, which counts visits without cookies, with its data in PostgreSQL.
 *
 * It reads secrets only from its environment: its shell exports them. The first user is 'admin' with the password
 * 'umami': change it before the site is public. Defaults: no capability, no volume; the first start migrates.
 *
 * @example
 * const umami = catalog.umami({
 *   image: "ghcr.io/umami-software/umami:3.1.0", networks: [backend], memory: { limit: "512M" }, cpus: 0.5,
 *   database: postgresql.database("umami", { password: secret("umami_db_password") }),
 *   appSecret: secret("umami_app_secret"), expose: vpnOnly("umami", { publicPaths: ["/script.js", "/api/send"] }),
 * });
 */
export const umami = constructs<UmamiOptions>()("umami", umamiFacts, ({ database, appSecret, ...given }) => [
  given,
  {
    port: 3000,
    init: true,
    databases: [database],
    secrets: { DATABASE_URL: databaseUrl("postgresql", database), APP_SECRET: appSecret },
    secretDelivery: { kind: "shell", entrypoint: ["docker-entrypoint.sh"] },
    command: ["pnpm", "start-docker"],
    environment: { DISABLE_TELEMETRY: 1 },
    healthcheck: { test: askWithCurl(3000, "/api/heartbeat"), startPeriod: 120 },
  },
]);
