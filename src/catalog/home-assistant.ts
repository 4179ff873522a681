import { volume } from "../dsl/mount.js";
import { homeAssistantFacts } from "../facts/images/home-assistant.js";
import type { Variable } from "../model/value.js";
import { constructs } from "./constructor.js";
import type { CatalogOptions } from "./options.js";
import { askWithWget } from "./probe.js";

export interface HomeAssistantOptions extends CatalogOptions {
  /** IANA time zone. Default: "Etc/UTC". */
  readonly timezone?: Variable | string;
}

/**
 * Home Assistant, which listens to and moves the things of a house.
 *
 * Things that announce themselves are found on the host's network alone: `networks: "host"`. Behind a proxy its
 * `configuration.yaml` in the volume must name the proxy under `http:`, `use_x_forwarded_for` and `trusted_proxies`.
 * Whoever opens it first makes the account of the owner: open it to the VPN alone until that is done.
 * Defaults: root without capabilities, as the image's s6 wants; the backup lets it go on, and has SQLite copy its recorder's database and Zigbee's.
 *
 * @example
 * const homeAssistant = catalog.homeAssistant({
 *   image: "ghcr.io/home-assistant/home-assistant:2025.11.3", networks: [egress], memory: { limit: "1G" }, cpus: 1,
 *   timezone: "Europe/Berlin", expose: vpnOnly("home"),
 * });
 */
export const homeAssistant = constructs<HomeAssistantOptions>()(
  "home-assistant",
  homeAssistantFacts,
  ({ timezone = "Etc/UTC", ...given }) => [
    given,
    {
      port: 8123,
      volumes: [volume("/config", { backup: { sqlite: ["home-assistant*.db", "zigbee*.db"] } })],
      environment: { TZ: timezone },
      healthcheck: { test: askWithWget(8123, "/manifest.json"), startPeriod: 120 },
      stopGracePeriod: 120,
    },
  ],
);
