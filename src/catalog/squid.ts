import { file } from "../dsl/mount.js";
import { squidFacts } from "../facts/images/squid.js";
import { askWithBash } from "../facts/probe-command.js";
import { constructs } from "./constructor.js";
import type { CatalogOptions } from "./options.js";
import { squidConfiguration } from "./squid-configuration.js";

export interface SquidOptions extends CatalogOptions {
  /** Further lines of squid.conf, before the last one, which refuses what nothing lets through. Default: none. */
  readonly configuration?: string;
}

/**
 * Squid, the way out for services that reach some names alone: those that `allow` of their networks says.
 *
 * It joins these networks and one with a way out. It looks at the name that a program asks for, not into what is sent: programs keep their
 * own TLS with the other side. What it lets through and what it refuses (`TCP_DENIED`) stands in its log, with the address of who asked.
 * A name is looked up only once it may pass, and one that leads to the container itself or to a cloud's metadata service is refused.
 * Defaults: port 3128, user 13 without capabilities, read-only root, no cache.
 *
 * @example
 * const egress = network("egress", { subnet: "172.20.4.0/24", allow: ["api.example.com", "*.example.org"] });
 * const open = network("open", { subnet: "172.20.5.0/24" });
 * const squid = catalog.squid({
 *   image: "ubuntu/squid:6.6-24.04_beta", networks: [egress, open], memory: { limit: "128M" }, cpus: 0.5,
 * });
 */
export const squid = constructs<SquidOptions>()("squid", squidFacts, ({ configuration = "", ...given }) => [
  given,
  {
    user: "13:13",
    readOnly: true,
    tmpfs: { "/tmp": "10M", "/run": "1M", "/var/log/squid": "1M", "/var/spool/squid": "1M" },
    port: 3128,
    egressProxy: true,
    // The image's own follows log files that are not written, and makes a key that nobody needs.
    entrypoint: ["/usr/sbin/squid"],
    command: ["-N", "-f", "/etc/squid/squid.conf"],
    files: [file("/etc/squid/squid.conf", squidConfiguration(given.networks, configuration))],
    healthcheck: { test: askWithBash(3128, "/squid-internal-static/icons/SN.png") },
    stopGracePeriod: 10,
  },
]);
