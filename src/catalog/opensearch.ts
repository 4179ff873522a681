import { accept } from "../dsl/accept.js";
import { volume } from "../dsl/mount.js";
import { opensearchFacts } from "../facts/images/opensearch.js";
import { toMebibytes } from "../model/size.js";
import { constructs } from "./constructor.js";
import type { CatalogOptions } from "./options.js";
import { askWithCurl } from "./probe.js";

export interface OpensearchOptions extends CatalogOptions {}

/**
 * OpenSearch, which finds text and figures, as one node on port 9200.
 *
 * It asks for no login: keep it on an internal network, of the services that use it alone. Defaults: user 1000 of the image,
 * no capability; half of the memory limit as heap unless `memory.heap` says otherwise; no files mapped into memory, so
 * the host needs no setting of its kernel. The backup pauses it.
 *
 * @example
 * const opensearch = catalog.opensearch({
 *   image: "opensearchproject/opensearch:3.3.2", networks: [backend], memory: { limit: "2G" }, cpus: 2,
 * });
 */
export const opensearch = constructs<OpensearchOptions>()("opensearch", opensearchFacts, (given) => {
  const heap = given.memory.heap ?? Math.floor(toMebibytes(given.memory.limit) / 2);
  return [
    { ...given, memory: { ...given.memory, heap } },
    {
      port: 9200,
      volumes: [volume("/usr/share/opensearch/data", { backup: "files-paused" })],
      environment: {
        "discovery.type": "single-node",
        "node.store.allow_mmap": false,
        DISABLE_SECURITY_PLUGIN: true,
        DISABLE_INSTALL_DEMO_CONFIG: true,
        DISABLE_PERFORMANCE_ANALYZER_AGENT_CLI: true,
        OPENSEARCH_JAVA_OPTS: `-Xms${heap}m -Xmx${heap}m`,
      },
      healthcheck: { test: askWithCurl(9200, "/_cluster/health"), timeout: 10, startPeriod: 120 },
      stopGracePeriod: 60,
      accept: [
        accept("REX211", {
          because: "its login needs certificates of one's own; the services of its networks alone reach it",
          until: "never",
        }),
      ],
    },
  ];
});
