import { volume, yamlFile } from "../dsl/mount.js";
import { lokiFacts } from "../facts/images/loki.js";
import { constructs } from "./constructor.js";
import { lokiConfiguration } from "./loki-configuration.js";
import type { CatalogOptions } from "./options.js";

export interface LokiOptions extends CatalogOptions {
  /** Days that logs are kept. Default: 14. */
  readonly retentionDays?: number;
}

/**
 * Loki, which keeps logs, in one process on port 3100.
 *
 * The image has no shell; its own `-health` is the probe. Defaults: user 10001, no capability, read-only root, 14 days.
 *
 * @example
 * const loki = catalog.loki({
 *   image: "grafana/loki:3.7.2", networks: [monitoring], memory: { limit: "384M" }, cpus: 0.5,
 * });
 */
export const loki = constructs<LokiOptions>()("loki", lokiFacts, ({ retentionDays = 14, ...given }) => [
  given,
  {
    readOnly: true,
    tmpfs: { "/tmp": "10M" },
    port: 3100,
    volumes: [volume("/loki", { backup: { none: `logs are gone after ${retentionDays} days anyway` } })],
    files: [yamlFile("/etc/loki/local-config.yaml", lokiConfiguration(retentionDays))],
    command: ["-config.file=/etc/loki/local-config.yaml", "-target=all"],
    healthcheck: { test: ["/usr/bin/loki", "-health"], startPeriod: 60 },
    metrics: { port: 3100, path: "/metrics" },
    stopGracePeriod: 60,
  },
]);
