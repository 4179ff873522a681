import { volume } from "../dsl/mount.js";
import { uptimeKumaFacts } from "../facts/images/uptime-kuma.js";
import { constructs } from "./constructor.js";
import type { CatalogOptions } from "./options.js";

export interface UptimeKumaOptions extends CatalogOptions {}

/**
 * Uptime Kuma, which watches sites and tells when one is down, with SQLite.
 *
 * Whoever opens it first makes the account of the administrator: open it to the VPN alone until that is done. "Trust
 * Proxy" stands in its settings. Defaults: user 1000, no capability; the backup pauses it.
 *
 * @example
 * const uptimeKuma = catalog.uptimeKuma({
 *   image: "louislam/uptime-kuma:2.0.2", networks: [egress], memory: { limit: "512M" }, cpus: 0.5, expose: vpnOnly("status"),
 * });
 */
export const uptimeKuma = constructs<UptimeKumaOptions>()("uptime-kuma", uptimeKumaFacts, (given) => [
  given,
  {
    user: "1000:1000",
    port: 3001,
    volumes: [volume("/app/data", { mode: "0700", backup: "files-paused" })],
    healthcheck: { test: ["/app/extra/healthcheck"], timeout: 30, startPeriod: 180 },
    stopGracePeriod: 30,
  },
]);
