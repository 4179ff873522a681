import type { Database } from "../declared/database.js";
import type { Service } from "../declared/service/service.js";
import { volume } from "../dsl/mount.js";
import { immichFacts, immichMachineLearningFacts } from "../facts/images/immich.js";
import type { Variable } from "../model/value.js";
import { rangesOf, type Store } from "./addresses.js";
import { constructs } from "./constructor.js";
import type { CatalogOptions } from "./options.js";
import { askWithCurl } from "./probe.js";

export interface ImmichOptions extends CatalogOptions {
  /** Database of a PostgreSQL engine whose image brings VectorChord, with the extensions named in the example. */
  readonly database: Database;
  /** Redis or Valkey, for its queues. */
  readonly store: Store;
  /** Finds faces and things. Default: none, and both are off. */
  readonly machineLearning?: Service;
  /** IANA time zone of photos that name none. Default: "Etc/UTC". */
  readonly timezone?: Variable | string;
}

/**
 * Immich, for photos and films.
 *
 * Whoever opens it first makes the account of the administrator: open it to the VPN alone until that is done. Photos are
 * in the volume: give `volumes` one of the path /data where they belong on another disk. Both of its images must have one
 * version. Defaults: user 1000, no capability; the backup archives the photos while Immich runs.
 *
 * @example
 * const postgresql = catalog.postgresql({
 *   image: "ghcr.io/immich-app/postgres:16-vectorchord0.4.3", …
 *   extensions: { immich: ["vector", "vchord", "cube", "earthdistance"] },
 * });
 * const immich = catalog.immich({
 *   image: "ghcr.io/immich-app/immich-server:v2.2.3", networks: [backend], memory: { limit: "4G" }, cpus: 2,
 *   database: postgresql.database("immich", { password: secret("immich_db_password") }),
 *   store: { service: valkey, password: secret("valkey_password") },
 *   machineLearning: immichMachineLearning, expose: publicly("photos"),
 * });
 */
export const immich = constructs<ImmichOptions>()(
  "immich",
  immichFacts,
  ({ database, store, machineLearning, timezone = "Etc/UTC", ...given }) => [
    given,
    {
      user: "1000:1000",
      port: 2283,
      volumes: [volume("/data", { backup: "files" })],
      databases: [database],
      dependsOn: [store.service, ...(machineLearning === undefined ? [] : [machineLearning])],
      environment: {
        TZ: timezone,
        DB_HOSTNAME: database.engine,
        DB_DATABASE_NAME: database.name,
        DB_USERNAME: database.name,
        REDIS_HOSTNAME: store.service.name,
        REDIS_PORT: store.service.port ?? 6379,
        IMMICH_TRUSTED_PROXIES: rangesOf(given.networks).join(","),
        ...(machineLearning === undefined
          ? { IMMICH_MACHINE_LEARNING_ENABLED: false }
          : { IMMICH_MACHINE_LEARNING_URL: `http://${machineLearning.name}:${machineLearning.port}` }),
      },
      secrets: { DB_PASSWORD: database.password, REDIS_PASSWORD: store.password },
      healthcheck: { test: askWithCurl(2283, "/api/server/ping"), startPeriod: 180 },
      stopGracePeriod: 60,
    },
  ],
);

export interface ImmichMachineLearningOptions extends CatalogOptions {}

/**
 * The machine learning of Immich. It brings its models from the internet at their first use.
 *
 * Defaults: user 1000, no capability; models are no part of a backup.
 *
 * @example
 * const immichMachineLearning = catalog.immichMachineLearning({
 *   image: "ghcr.io/immich-app/immich-machine-learning:v2.2.3", networks: [backend, egress], memory: { limit: "4G" }, cpus: 2,
 * });
 */
export const immichMachineLearning = constructs<ImmichMachineLearningOptions>()(
  "immich-machine-learning",
  immichMachineLearningFacts,
  (given) => [
    given,
    {
      user: "1000:1000",
      port: 3003,
      volumes: [volume("/cache", { backup: { none: "models that are brought again" } })],
      // Matplotlib and others look for a folder below the home, which user 1000 has not.
      environment: { HOME: "/cache" },
      healthcheck: { test: ["python3", "-c", ping], timeout: 10, startPeriod: 60 },
    },
  ],
);

const ping = "import urllib.request as r; r.urlopen('http://127.0.0.1:3003/ping', timeout=8)";
