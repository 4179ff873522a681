import type { Database } from "../declared/database.js";
import { volume } from "../dsl/mount.js";
import { paperlessFacts } from "../facts/images/paperless.js";
import type { Secret, Variable } from "../model/value.js";
import { type Store, storeUrl } from "./addresses.js";
import { constructs } from "./constructor.js";
import type { SiteOptions } from "./options.js";
import { askWithCurl } from "./probe.js";
import { siteAddress } from "./site-address.js";

export interface PaperlessOptions extends SiteOptions {
  /** Database of a PostgreSQL engine. */
  readonly database: Database;
  /** Redis or Valkey, for its queue. */
  readonly store: Store;
  /** Key that sessions and tokens are signed with. */
  readonly secretKey: Secret;
  /** Languages of documents, as Tesseract names them, such as "deu+eng". Default: "eng". */
  readonly languages?: string;
  /** IANA time zone. Default: "Etc/UTC". */
  readonly timezone?: Variable | string;
}

const home = "/usr/src/paperless";

/**
 * Paperless-ngx, which reads, sorts and finds documents, with its data in PostgreSQL.
 *
 * Make the first user in the container: `python3 manage.py createsuperuser`. What lies in the volume of `consume` is
 * taken in and goes; put a folder of the host there by giving `volumes` one of the path /usr/src/paperless/consume.
 * Defaults: the image's s6 starts as root with what it needs to change to user 1000; the backup pauses it, and needs
 * the dump of the engine beside it.
 *
 * @example
 * const paperless = catalog.paperless({
 *   image: "ghcr.io/paperless-ngx/paperless-ngx:2.19.6", networks: [backend], memory: { limit: "2G" }, cpus: 2, domain,
 *   database: postgresql.database("paperless", { password: secret("paperless_db_password") }),
 *   store: { service: redis, password: secret("redis_password") },
 *   secretKey: secret("paperless_secret_key"), languages: "deu+eng", expose: vpnOnly("paperless"),
 * });
 */
export const paperless = constructs<PaperlessOptions>()(
  "paperless",
  paperlessFacts,
  ({ domain, database, store, secretKey, languages = "eng", timezone = "Etc/UTC", ...given }) => [
    given,
    {
      port: 8000,
      volumes: [
        volume(`${home}/data`, { folder: "data", backup: "files-paused" }),
        volume(`${home}/media`, { folder: "media", backup: "files-paused" }),
        volume(`${home}/consume`, { folder: "consume", backup: { none: "what lies here is about to be taken in" } }),
        volume(`${home}/export`, { folder: "export", backup: { none: "copies that its exporter makes" } }),
      ],
      databases: [database],
      dependsOn: [store.service],
      environment: {
        PAPERLESS_URL: siteAddress({ expose: given.expose, port: 8000 }, domain),
        PAPERLESS_DBENGINE: "postgresql",
        PAPERLESS_DBHOST: database.engine,
        PAPERLESS_DBNAME: database.name,
        PAPERLESS_DBUSER: database.name,
        PAPERLESS_OCR_LANGUAGE: languages,
        PAPERLESS_TIME_ZONE: timezone,
        USERMAP_UID: 1000,
        USERMAP_GID: 1000,
      },
      secrets: {
        PAPERLESS_DBPASS: database.password,
        PAPERLESS_REDIS: storeUrl(store),
        PAPERLESS_SECRET_KEY: secretKey,
      },
      healthcheck: { test: askWithCurl(8000, "/accounts/login/"), timeout: 10, startPeriod: 180 },
      stopGracePeriod: 60,
    },
  ],
);
