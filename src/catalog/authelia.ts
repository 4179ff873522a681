import type { Database } from "../declared/database.js";
import { volume, yamlFile } from "../dsl/mount.js";
import { autheliaFacts } from "../facts/images/authelia.js";
import type { Secret } from "../model/value.js";
import { constructs } from "./constructor.js";
import type { CatalogOptions } from "./options.js";
import { askWithWget } from "./probe.js";

type Section = Readonly<Record<string, unknown>>;

export interface AutheliaOptions extends CatalogOptions {
  /**
   * Its configuration, by section, without secrets: `session.cookies`, `access_control`, `authentication_backend`,
   * `notifier`. https://www.authelia.com/configuration/
   */
  readonly configuration: Readonly<Record<string, Section>> & {
    readonly session: Section;
    readonly access_control: Section;
    readonly authentication_backend: Section;
    readonly notifier: Section;
  };
  /** Database of a PostgreSQL engine. Default: SQLite in the volume. */
  readonly database?: Database;
  /** Key that sessions are kept under. */
  readonly sessionSecret: Secret;
  /** Key that the storage is encrypted with. Whoever loses it loses second factors. */
  readonly encryptionKey: Secret;
  /** Key that links in mail are signed with. */
  readonly resetSecret: Secret;
}

/**
 * Authelia, which asks for a login before other sites.
 *
 * Users in a file belong to the volume: `authentication_backend: { file: { path: "/config/users.yml" } }`.
 * Defaults: user 1000, no capability; its configuration is compiled and read-only, and secrets are files beside it.
 *
 * @example
 * const authelia = catalog.authelia({
 *   image: "authelia/authelia:4.39.13", networks: [backend], memory: { limit: "256M" }, cpus: 0.5, expose: publicly("auth"),
 *   configuration: {
 *     session: { cookies: [{ domain: "example.com", authelia_url: "https://auth.example.com" }] },
 *     access_control: { default_policy: "two_factor" },
 *     authentication_backend: { file: { path: "/config/users.yml" } },
 *     notifier: { filesystem: { filename: "/config/notifications.txt" } },
 *   },
 *   sessionSecret: secret("authelia_session_secret"), encryptionKey: secret("authelia_encryption_key", { minLength: 20 }),
 *   resetSecret: secret("authelia_reset_secret"),
 * });
 */
export const authelia = constructs<AutheliaOptions>()(
  "authelia",
  autheliaFacts,
  ({ configuration, database, sessionSecret, encryptionKey, resetSecret, ...given }) => [
    given,
    {
      user: "1000:1000",
      port: 9091,
      volumes: [
        volume("/config", { mode: "0700", backup: database === undefined ? { sqlite: ["db*.sqlite3"] } : "files" }),
      ],
      files: [
        yamlFile("/etc/authelia/configuration.yml", {
          server: { address: "tcp://:9091" },
          storage:
            database === undefined
              ? { local: { path: "/config/db.sqlite3" } }
              : {
                  postgres: {
                    address: `tcp://${database.engine}:5432`,
                    database: database.name,
                    username: database.name,
                  },
                },
          ...configuration,
        }),
      ],
      databases: database === undefined ? [] : [database],
      secrets: {
        AUTHELIA_SESSION_SECRET: sessionSecret,
        AUTHELIA_STORAGE_ENCRYPTION_KEY: encryptionKey,
        AUTHELIA_IDENTITY_VALIDATION_RESET_PASSWORD_JWT_SECRET: resetSecret,
        ...(database && { AUTHELIA_STORAGE_POSTGRES_PASSWORD: database.password }),
      },
      command: ["--config", "/etc/authelia/configuration.yml"],
      healthcheck: { test: askWithWget(9091, "/api/health"), startPeriod: 60 },
    },
  ],
);
