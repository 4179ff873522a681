import { volume } from "../dsl/mount.js";
import { http } from "../dsl/probe.js";
import { victoriametricsFacts } from "../facts/images/victoriametrics.js";
import { constructs } from "./constructor.js";
import type { CatalogOptions } from "./options.js";

export interface VictoriametricsOptions extends CatalogOptions {
  /** Days that metrics are kept. Default: 30. */
  readonly retentionDays?: number;
}

/**
 * VictoriaMetrics, which keeps metrics: Prometheus' remote write comes in, PromQL goes out, both on port 8428.
 *
 * Defaults: user 65534, no capability, read-only root, 30 days.
 *
 * @example
 * const victoriametrics = catalog.victoriametrics({
 *   image: "victoriametrics/victoria-metrics:v1.144.0", networks: [monitoring], memory: { limit: "512M" }, cpus: 0.5,
 * });
 */
export const victoriametrics = constructs<VictoriametricsOptions>()(
  "victoriametrics",
  victoriametricsFacts,
  ({ retentionDays = 30, ...given }) => [
    given,
    {
      user: "65534:65534",
      readOnly: true,
      tmpfs: { "/tmp": "10M" },
      port: 8428,
      volumes: [volume("/storage", { backup: { none: `metrics are gone after ${retentionDays} days anyway` } })],
      command: ["-storageDataPath=/storage", `-retentionPeriod=${retentionDays}d`, "-httpListenAddr=:8428"],
      healthcheck: http(8428, "/-/healthy"),
      metrics: { port: 8428, path: "/metrics" },
      stopGracePeriod: 60,
    },
  ],
);
