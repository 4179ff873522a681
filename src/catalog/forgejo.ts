import type { Database } from "../declared/database.js";
import { volume } from "../dsl/mount.js";
import { forgejoFacts } from "../facts/images/forgejo.js";
import type { Secret } from "../model/value.js";
import { rangesOf } from "./addresses.js";
import { constructs } from "./constructor.js";
import type { SiteOptions } from "./options.js";
import { askWithCurl } from "./probe.js";
import { siteAddress, siteHost } from "./site-address.js";

export interface ForgejoOptions extends SiteOptions {
  /** Database of a PostgreSQL engine. */
  readonly database: Database;
  /** Key that tokens in the database are encrypted with. Whoever loses it loses second factors. */
  readonly secretKey: Secret;
  /** Port on which others reach Git over SSH, which listens on 2222 in the container; open it by `ports` too. Default: SSH is off. */
  readonly sshPort?: number;
  /** Whether anyone may open an account. Default: false. */
  readonly registration?: boolean;
}

/**
 * Forgejo, for Git repositories, issues and packages, with its data in PostgreSQL. It takes the rootless image.
 *
 * Make the administrator in the container: `forgejo admin user create --admin --username … --email …`.
 * Defaults: user 1000, no capability; no installation page, no sign-ups; the proxies of its networks are trusted.
 *
 * @example
 * const forgejo = catalog.forgejo({
 *   image: "codeberg.org/forgejo/forgejo:13.0.3-rootless", networks: [backend], memory: { limit: "1G" }, cpus: 1, domain,
 *   database: postgresql.database("forgejo", { password: secret("forgejo_db_password") }),
 *   secretKey: secret("forgejo_secret_key", { minLength: 32 }), expose: publicly("git"),
 *   sshPort: 2222, ports: [port("2222", { from: "anyone", because: "Git over SSH, with keys" })],
 * });
 */
export const forgejo = constructs<ForgejoOptions>()(
  "forgejo",
  forgejoFacts,
  ({ domain, database, secretKey, sshPort, registration = false, ...given }) => {
    const host = siteHost(given.expose, domain);
    return [
      given,
      {
        port: 3000,
        volumes: [
          volume("/var/lib/gitea", { folder: "data", backup: "files-paused" }),
          volume("/etc/gitea", { folder: "configuration", backup: "files" }),
        ],
        databases: [database],
        environment: {
          FORGEJO__database__DB_TYPE: "postgres",
          FORGEJO__database__HOST: `${database.engine}:5432`,
          FORGEJO__database__NAME: database.name,
          FORGEJO__database__USER: database.name,
          FORGEJO__security__INSTALL_LOCK: true,
          FORGEJO__security__REVERSE_PROXY_TRUSTED_PROXIES: rangesOf(given.networks).join(","),
          FORGEJO__server__ROOT_URL: siteAddress({ expose: given.expose, port: 3000, path: "/" }, domain),
          ...(host !== undefined && { FORGEJO__server__SSH_DOMAIN: host }),
          ...(sshPort === undefined
            ? { FORGEJO__server__DISABLE_SSH: true }
            : { FORGEJO__server__SSH_PORT: sshPort, FORGEJO__server__SSH_LISTEN_PORT: 2222 }),
          FORGEJO__service__DISABLE_REGISTRATION: !registration,
        },
        secrets: { FORGEJO__database__PASSWD: database.password, FORGEJO__security__SECRET_KEY: secretKey },
        secretDelivery: { kind: "file", suffix: "__FILE" },
        healthcheck: { test: askWithCurl(3000, "/api/healthz"), startPeriod: 120 },
        stopGracePeriod: 60,
      },
    ];
  },
);
