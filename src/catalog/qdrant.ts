import { templateFile, volume, yamlFile } from "../dsl/mount.js";
import { text } from "../dsl/value.js";
import { qdrantFacts } from "../facts/images/qdrant.js";
import type { Secret } from "../model/value.js";
import { constructs } from "./constructor.js";
import type { CatalogOptions } from "./options.js";
import { askWithBash } from "./probe.js";
import { quotedAs } from "./quoted.js";

export interface QdrantOptions extends CatalogOptions {
  /** Key that clients send as `api-key` or as bearer token. Letters, digits and hyphens. */
  readonly apiKey: Secret;
  /** Further settings of production.yaml, by section, such as { storage: { on_disk_payload: true } }. Default: none. */
  readonly settings?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const folder = "/qdrant/backup";
const scripts = ["requests.sh", "dump-collections.sh", "verify-dump.sh", "restore-collections.sh"];

/**
 * Qdrant, a vector database: HTTP and its dashboard on port 6333, gRPC on 6334.
 *
 * Defaults: user 1000 on a read-only root, as the project's own Helm chart runs it, so no capability; telemetry off.
 * The key is laid over production.yaml as local.yaml, a file that only Qdrant's user can read.
 * Backups are snapshots that Qdrant itself takes of each collection while it goes on, and its aliases.
 *
 * @example
 * const qdrant = catalog.qdrant({
 *   image: "qdrant/qdrant:v1.18.1", networks: [backend], memory: { limit: "1536M" }, cpus: 0.75,
 *   apiKey: secret("qdrant_api_key"), expose: vpnOnly("qdrant"),
 * });
 */
export const qdrant = constructs<QdrantOptions>()("qdrant", qdrantFacts, ({ apiKey, settings, ...given }) => [
  given,
  {
    user: "1000:1000",
    readOnly: true,
    tmpfs: { "/tmp": "10M" },
    port: 6333,
    volumes: [
      volume("/qdrant/storage", { folder: "storage", backup: "dump" }),
      volume("/qdrant/snapshots", { folder: "snapshots", backup: { none: "snapshots are copies of the storage" } }),
    ],
    files: [
      yamlFile("/qdrant/config/production.yaml", configuration(settings)),
      ...scripts.map((script) => templateFile(`${folder}/${script}`, script, { of: "qdrant" })),
    ],
    dump: {
      dump: ["bash", `${folder}/dump-collections.sh`],
      verify: ["bash", `${folder}/verify-dump.sh`],
      restore: ["bash", `${folder}/restore-collections.sh`],
      extension: "tar",
    },
    secretFiles: { "/qdrant/config/local.yaml": quotedAs("json", text`service:\n  api_key: ${apiKey}\n`) },
    environment: { QDRANT_INIT_FILE_PATH: "/tmp/.qdrant-initialized" },
    healthcheck: { test: askWithBash(6333, "/readyz") },
    stopGracePeriod: 30,
  },
]);

function configuration(settings: QdrantOptions["settings"] = {}) {
  return {
    log_level: "INFO",
    telemetry_disabled: true,
    ...settings,
    storage: {
      storage_path: "/qdrant/storage",
      snapshots_path: "/qdrant/snapshots",
      hnsw_index: { m: 16, ef_construct: 100 },
      ...settings.storage,
    },
    service: { host: "0.0.0.0", http_port: 6333, grpc_port: 6334, ...settings.service },
  };
}
