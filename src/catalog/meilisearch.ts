import { volume } from "../dsl/mount.js";
import { meilisearchFacts } from "../facts/images/meilisearch.js";
import type { Secret } from "../model/value.js";
import { constructs } from "./constructor.js";
import type { CatalogOptions } from "./options.js";
import { askWithCurl } from "./probe.js";

export interface MeilisearchOptions extends CatalogOptions {
  /** Key that all other keys are made with. */
  readonly masterKey: Secret;
}

/**
 * Meilisearch, which finds text in other programs' data.
 *
 * It reads its key only from its environment: its shell exports it. Defaults: user 1000, no capability, no telemetry. The
 * backup pauses it; another version reads no files of this one, so make a dump before an upgrade.
 *
 * @example
 * const meilisearch = catalog.meilisearch({
 *   image: "getmeili/meilisearch:v1.24.0", networks: [backend], memory: { limit: "1G" }, cpus: 1,
 *   masterKey: secret("meilisearch_master_key"),
 * });
 */
export const meilisearch = constructs<MeilisearchOptions>()(
  "meilisearch",
  meilisearchFacts,
  ({ masterKey, ...given }) => [
    given,
    {
      user: "1000:1000",
      port: 7700,
      volumes: [volume("/meili_data", { mode: "0700", backup: "files-paused" })],
      environment: { MEILI_ENV: "production", MEILI_NO_ANALYTICS: true },
      secrets: { MEILI_MASTER_KEY: masterKey },
      secretDelivery: { kind: "shell", entrypoint: ["tini", "--", "/bin/meilisearch"] },
      healthcheck: { test: askWithCurl(7700, "/health"), startPeriod: 60 },
      stopGracePeriod: 30,
    },
  ],
);
