import type { Service } from "../declared/service/service.js";
import { volume } from "../dsl/mount.js";
import { declareService } from "../dsl/service.js";
import { victoriametricsFacts } from "../facts/images/victoriametrics.js";
import { type CatalogOptions, complete, type Given, nameOf } from "./options.js";
import { askWithWget } from "./probe.js";

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
export function victoriametrics<
  const Options extends VictoriametricsOptions,
  const Name extends string = "victoriametrics",
>(options: Given<Name, Options, VictoriametricsOptions>): Service<Name> {
  const { retentionDays = 30, ...given }: VictoriametricsOptions = options;
  const known = {
    user: "65534:65534",
    readOnly: true,
    tmpfs: { "/tmp": "10M" },
    port: 8428,
    volumes: [volume("/storage", { backup: { none: `metrics are gone after ${retentionDays} days anyway` } })],
    command: ["-storageDataPath=/storage", `-retentionPeriod=${retentionDays}d`, "-httpListenAddr=:8428"],
    healthcheck: { test: askWithWget(8428, "/-/healthy") },
    metrics: { port: 8428, path: "/metrics" },
    stopGracePeriod: 60,
  } as const;
  const name = nameOf(options, "victoriametrics");
  return declareService(name, complete(given, known, victoriametricsFacts), victoriametrics);
}
