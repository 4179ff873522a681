import type { Database } from "../declared/database.js";
import { accept } from "../dsl/accept.js";
import { volume } from "../dsl/mount.js";
import { text } from "../dsl/value.js";
import { nextcloudFacts } from "../facts/images/nextcloud.js";
import { toMebibytes } from "../model/size.js";
import type { Secret } from "../model/value.js";
import { rangesOf, type Store } from "./addresses.js";
import { constructs } from "./constructor.js";
import type { SiteOptions } from "./options.js";
import { askWithCurl } from "./probe.js";
import { siteAddress, siteHost } from "./site-address.js";

export interface NextcloudOptions extends SiteOptions {
  /** Database of a PostgreSQL engine. */
  readonly database: Database;
  /** Password of the user 'admin' at the first start; later ones are set in Nextcloud. */
  readonly firstAdminPassword: Secret;
  /** Redis or Valkey, for locks, sessions and caches. Default: none. */
  readonly store?: Store;
  /** Largest file that may be uploaded, such as "16G". Default: "1G". */
  readonly uploadLimit?: `${number}${"M" | "G"}`;
  /** Memory that one request may take, such as "1G". Default: "512M". */
  readonly requestMemory?: `${number}${"M" | "G"}`;
}

/**
 * Nextcloud on Apache, with its data in PostgreSQL.
 *
 * The first start installs it, with the user 'admin'. Its scheduled jobs want `php cron.php` every five minutes, as user 33. One major
 * version at a time. Defaults: the proxies of its networks are trusted; the root of the image takes what it needs to
 * install and changes to user 33. The backup pauses it.
 *
 * @example
 * const nextcloud = catalog.nextcloud({
 *   image: "nextcloud:32.0.1-apache", networks: [backend, egress], memory: { limit: "1536M" }, cpus: 2, domain,
 *   database: postgresql.database("nextcloud", { password: secret("nextcloud_db_password") }),
 *   firstAdminPassword: secret("nextcloud_admin_password"),
 *   store: { service: redis, password: secret("redis_password") }, uploadLimit: "16G", expose: publicly("cloud"),
 * });
 */
export const nextcloud = constructs<NextcloudOptions>()(
  "nextcloud",
  nextcloudFacts,
  ({ domain, database, firstAdminPassword, store, uploadLimit = "1G", requestMemory = "512M", ...given }) => {
    const host = siteHost(given.expose, domain);
    return [
      given,
      {
        port: 80,
        volumes: [volume("/var/www/html", { backup: "files-paused" })],
        databases: [database],
        dependsOn: store === undefined ? [] : [store.service],
        environment: {
          NEXTCLOUD_ADMIN_USER: "admin",
          POSTGRES_HOST: database.engine,
          POSTGRES_DB: database.name,
          POSTGRES_USER: database.name,
          ...(store && { REDIS_HOST: store.service.name, REDIS_HOST_PORT: store.service.port ?? 6379 }),
          // The probe's host must be trusted too.
          NEXTCLOUD_TRUSTED_DOMAINS: host === undefined ? "127.0.0.1" : text`${host} 127.0.0.1`,
          ...(host !== undefined && { OVERWRITEHOST: host, OVERWRITEPROTOCOL: "https" }),
          OVERWRITECLIURL: siteAddress({ expose: given.expose, port: 80 }, domain),
          TRUSTED_PROXIES: rangesOf(given.networks).join(" "),
          PHP_MEMORY_LIMIT: requestMemory,
          PHP_UPLOAD_LIMIT: uploadLimit,
          APACHE_BODY_LIMIT: toMebibytes(uploadLimit) * 1024 * 1024,
        },
        secrets: {
          POSTGRES_PASSWORD: database.password,
          NEXTCLOUD_ADMIN_PASSWORD: firstAdminPassword,
          ...(store && { REDIS_HOST_PASSWORD: store.password }),
        },
        healthcheck: { test: askWithCurl(80, "/status.php"), timeout: 10, startPeriod: 300 },
        stopGracePeriod: 60,
        accept: [accept("REX030", { because: "users change their passwords in Nextcloud", until: "never" })],
      },
    ];
  },
);
