import { volume } from "../dsl/mount.js";
import { adguardFacts } from "../facts/images/adguard.js";
import { constructs } from "./constructor.js";
import type { CatalogOptions } from "./options.js";
import { askWithWget } from "./probe.js";

export interface AdguardOptions extends CatalogOptions {}

/**
 * AdGuard Home, which answers DNS and leaves advertisements out: DNS on port 53, its pages on 3000. 0.107.33 and later.
 *
 * Whoever opens its pages first makes the account of the administrator: open them to the VPN alone until that is done, and
 * leave the port of the pages at 3000. Its settings are in a file that it writes, in the volume. Defaults: root with one capability, which the file of its program demands.
 *
 * @example
 * const adguard = catalog.adguard({
 *   image: "adguard/adguardhome:v0.107.69", networks: [egress], memory: { limit: "256M" }, cpus: 0.5, expose: vpnOnly("dns"),
 *   ports: ["53", "53/udp"].map((text) => port(text, { from: "vpn", because: "name server of the house" })),
 * });
 */
export const adguard = constructs<AdguardOptions>()("adguard", adguardFacts, (given) => [
  given,
  {
    port: 3000,
    volumes: [
      volume("/opt/adguardhome/conf", { folder: "conf", mode: "0700", backup: "files" }),
      volume("/opt/adguardhome/work", { folder: "work", mode: "0700", backup: "files-paused" }),
    ],
    command: [
      "--no-check-update",
      "-c",
      "/opt/adguardhome/conf/AdGuardHome.yaml",
      "-w",
      "/opt/adguardhome/work",
      "--web-addr",
      "0.0.0.0:3000",
    ],
    healthcheck: { test: askWithWget(3000, "/") },
  },
]);
