import type { Service } from "../declared/service/service.js";
import { volume, yamlFile } from "../dsl/mount.js";
import { declareService } from "../dsl/service.js";
import { lokiFacts } from "../facts/images/loki.js";
import { lokiConfiguration } from "./loki-configuration.js";
import { type CatalogOptions, complete, type Given, nameOf } from "./options.js";

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
export function loki<const Options extends LokiOptions, const Name extends string = "loki">(
  options: Given<Name, Options, LokiOptions>,
): Service<Name> {
  const { retentionDays = 14, ...given }: LokiOptions = options;
  const known = {
    readOnly: true,
    tmpfs: { "/tmp": "10M" },
    port: 3100,
    volumes: [volume("/loki", { backup: { none: `logs are gone after ${retentionDays} days anyway` } })],
    files: [yamlFile("/etc/loki/local-config.yaml", lokiConfiguration(retentionDays))],
    command: ["-config.file=/etc/loki/local-config.yaml", "-target=all"],
    healthcheck: { test: ["/usr/bin/loki", "-health"], startPeriod: 60 },
    metrics: { port: 3100, path: "/metrics" },
    stopGracePeriod: 60,
  } as const;
  return declareService(nameOf(options, "loki"), complete(given, known, lokiFacts), loki);
}
