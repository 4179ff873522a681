import type { Database } from "../declared/database.js";
import { accept } from "../dsl/accept.js";
import { keycloakFacts } from "../facts/images/keycloak.js";
import type { Secret } from "../model/value.js";
import { constructs } from "./constructor.js";
import type { SiteOptions } from "./options.js";
import { askWithBash } from "./probe.js";
import { siteAddress } from "./site-address.js";

export interface KeycloakOptions extends SiteOptions {
  /** Database of a PostgreSQL engine. */
  readonly database: Database;
  /** Password of the user 'admin' at the first start; later ones are set in Keycloak. */
  readonly firstAdminPassword: Secret;
}

/**
 * Keycloak, which logs people in for other programs, with its data in PostgreSQL.
 *
 * It reads secrets only from its environment: its shell exports them. The probe asks the management port, 9000, and
 * answers when the database is there. Defaults: user 1000 of the image, no capability, no volume; the proxy's headers count.
 *
 * @example
 * const keycloak = catalog.keycloak({
 *   image: "quay.io/keycloak/keycloak:26.4.5", networks: [backend], memory: { limit: "1536M" }, cpus: 2, domain,
 *   database: postgresql.database("keycloak", { password: secret("keycloak_db_password") }),
 *   firstAdminPassword: secret("keycloak_admin_password"), expose: publicly("id"),
 * });
 */
export const keycloak = constructs<KeycloakOptions>()(
  "keycloak",
  keycloakFacts,
  ({ domain, database, firstAdminPassword, ...given }) => [
    given,
    {
      port: 8080,
      databases: [database],
      environment: {
        KC_DB: "postgres",
        KC_DB_URL_HOST: database.engine,
        KC_DB_URL_DATABASE: database.name,
        KC_DB_USERNAME: database.name,
        KC_BOOTSTRAP_ADMIN_USERNAME: "admin",
        KC_HOSTNAME: siteAddress({ expose: given.expose, port: 8080 }, domain),
        KC_PROXY_HEADERS: "xforwarded",
        KC_HTTP_ENABLED: true,
        KC_HEALTH_ENABLED: true,
        KC_METRICS_ENABLED: true,
      },
      secrets: { KC_DB_PASSWORD: database.password, KC_BOOTSTRAP_ADMIN_PASSWORD: firstAdminPassword },
      secretDelivery: { kind: "shell", shell: "/bin/bash", entrypoint: ["/opt/keycloak/bin/kc.sh"] },
      command: ["start"],
      healthcheck: { test: askWithBash(9000, "/health/ready"), timeout: 10, startPeriod: 180 },
      metrics: { port: 9000, path: "/metrics" },
      stopGracePeriod: 30,
      accept: [accept("REX030", { because: "people change their passwords in Keycloak", until: "never" })],
    },
  ],
);
