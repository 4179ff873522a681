import type { Database } from "../declared/database.js";
import { volume } from "../dsl/mount.js";
import { vaultwardenFacts } from "../facts/images/vaultwarden.js";
import type { Secret } from "../model/value.js";
import { databaseUrl } from "./addresses.js";
import { constructs } from "./constructor.js";
import type { SiteOptions } from "./options.js";
import { askWithCurl } from "./probe.js";
import { siteAddress } from "./site-address.js";

export interface VaultwardenOptions extends SiteOptions {
  /** Database of a PostgreSQL engine. Default: SQLite in the volume. */
  readonly database?: Database;
  /** Token of the page for administrators, best as the hash that `vaultwarden hash` prints. Default: there is no such page. */
  readonly adminToken?: Secret;
  /** Whether anyone may open an account. Default: false; an administrator invites. */
  readonly signups?: boolean;
}

/**
 * Vaultwarden, a server for Bitwarden's clients.
 *
 * Defaults: user 1000 on port 8080, so no capability; no sign-ups, no page for administrators; addresses of clients from
 * the proxy. The vaults are in SQLite, which the backup has copy itself; attachments and keys lie beside them.
 *
 * @example
 * const vaultwarden = catalog.vaultwarden({
 *   image: "vaultwarden/server:1.34.3", networks: [backend], memory: { limit: "256M" }, cpus: 0.5, domain,
 *   adminToken: secret("vaultwarden_admin_token"), expose: publicly("vault"),
 * });
 */
export const vaultwarden = constructs<VaultwardenOptions>()(
  "vaultwarden",
  vaultwardenFacts,
  ({ domain, database, adminToken, signups = false, ...given }) => [
    given,
    {
      user: "1000:1000",
      port: 8080,
      volumes: [volume("/data", { mode: "0700", backup: database ? "files" : { sqlite: ["db.sqlite3"] } })],
      databases: database === undefined ? [] : [database],
      environment: {
        ROCKET_PORT: 8080,
        DOMAIN: siteAddress({ expose: given.expose, port: 8080 }, domain),
        IP_HEADER: "X-Forwarded-For",
        SIGNUPS_ALLOWED: signups,
      },
      secrets: {
        ...(adminToken && { ADMIN_TOKEN: adminToken }),
        ...(database && { DATABASE_URL: databaseUrl("postgresql", database) }),
      },
      healthcheck: { test: askWithCurl(8080, "/alive") },
      stopGracePeriod: 30,
    },
  ],
);
