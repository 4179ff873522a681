import { volume } from "../dsl/mount.js";
import { mailpitFacts } from "../facts/images/mailpit.js";
import type { Secret } from "../model/value.js";
import { constructs } from "./constructor.js";
import type { CatalogOptions } from "./options.js";

export interface MailpitOptions extends CatalogOptions {
  /** Users of the pages, as lines of a file of htpasswd with bcrypt. Default: whoever reaches them reads all mail. */
  readonly users?: Secret;
  /** Most messages that are kept; older ones go. Default: 500. */
  readonly maxMessages?: number;
}

/**
 * Mailpit, which takes the mail of programs under test and shows it: SMTP on port 1025, pages on 8025.
 *
 * Defaults: user 1000, no capability; messages in a volume that no backup keeps.
 *
 * @example
 * const mailpit = catalog.mailpit({
 *   image: "axllent/mailpit:v1.27.0", networks: [backend], memory: { limit: "128M" }, cpus: 0.25, expose: vpnOnly("mail"),
 * });
 */
export const mailpit = constructs<MailpitOptions>()(
  "mailpit",
  mailpitFacts,
  ({ users, maxMessages = 500, ...given }) => [
    given,
    {
      user: "1000:1000",
      port: 8025,
      volumes: [volume("/data", { mode: "0700", backup: { none: "mail of programs under test" } })],
      environment: {
        MP_DATABASE: "/data/mailpit.db",
        MP_MAX_MESSAGES: maxMessages,
        ...(users && { MP_UI_AUTH_FILE: "/run/secrets/users" }),
      },
      secretFiles: users ? { "/run/secrets/users": users } : {},
      healthcheck: { test: ["/mailpit", "readyz"] },
    },
  ],
);
