import { volume } from "../dsl/mount.js";
import { jellyfinFacts } from "../facts/images/jellyfin.js";
import { constructs } from "./constructor.js";
import type { SiteOptions } from "./options.js";
import { askWithCurl } from "./probe.js";
import { siteAddress } from "./site-address.js";

export interface JellyfinOptions extends SiteOptions {}

/**
 * Jellyfin, which plays films and music.
 *
 * Whoever opens it first makes the account of the administrator: open it to the VPN alone until that is done. Media are
 * folders of the host in `volumes`; user 1000 must be able to read them. The addresses of proxies that it trusts stand in
 * its own network settings. Defaults: user 1000, no capability; the backup lets it go on, has SQLite copy its databases, and leaves the cache out.
 *
 * @example
 * const jellyfin = catalog.jellyfin({
 *   image: "jellyfin/jellyfin:10.11.3", networks: [backend, egress], memory: { limit: "2G" }, cpus: 2, domain,
 *   volumes: [hostPath("/mnt/media", "/media", { because: "the films" })], expose: publicly("jellyfin"),
 * });
 */
export const jellyfin = constructs<JellyfinOptions>()("jellyfin", jellyfinFacts, ({ domain, ...given }) => [
  given,
  {
    user: "1000:1000",
    port: 8096,
    volumes: [
      volume("/config", { folder: "config", backup: { sqlite: ["data/*.db"] } }),
      volume("/cache", { folder: "cache", backup: { none: "made again when it is asked for" } }),
    ],
    environment: { JELLYFIN_PublishedServerUrl: siteAddress({ expose: given.expose, port: 8096 }, domain) },
    healthcheck: { test: askWithCurl(8096, "/health"), startPeriod: 60 },
    stopGracePeriod: 30,
  },
]);
