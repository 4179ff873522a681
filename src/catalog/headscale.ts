import { volume, yamlFile } from "../dsl/mount.js";
import { headscaleFacts } from "../facts/images/headscale.js";
import { rangesOf } from "./addresses.js";
import { constructs } from "./constructor.js";
import type { SiteOptions } from "./options.js";
import { siteAddress } from "./site-address.js";

export interface HeadscaleOptions extends SiteOptions {
  /** Domain of the machines' names, such as "tailnet.example.com"; never the one that the server is reached by. */
  readonly machineDomain: string;
  /** Servers that machines ask for other names. Default: those of Quad9. */
  readonly nameServers?: readonly string[];
  /** Range of the machines' addresses. Default: "100.64.0.0/10", which is Tailscale's. */
  readonly range?: string;
}

/**
 * Headscale, the server of a VPN of Tailscale's clients, with SQLite. 0.27 and later, for its probe.
 *
 * Clients speak to it by POST with an upgrade of the connection, which Caddy passes on. Add a user and a machine in the
 * container: `headscale users create …`, `headscale nodes register …`. Relays are Tailscale's public ones.
 * Defaults: user 1000, no capability, read-only root; the backup pauses it, and its keys are in the volume.
 *
 * @example
 * const headscale = catalog.headscale({
 *   image: "ghcr.io/juanfont/headscale:0.27.1", networks: [egress], memory: { limit: "256M" }, cpus: 0.5, domain,
 *   machineDomain: "tailnet.example.com", expose: publicly("vpn"),
 * });
 */
export const headscale = constructs<HeadscaleOptions>()(
  "headscale",
  headscaleFacts,
  ({ domain, machineDomain, nameServers = ["9.9.9.9", "149.112.112.112"], range = "100.64.0.0/10", ...given }) => {
    const configuration = {
      // HEADSCALE_SERVER_URL counts in its place: the domain may be a variable.
      server_url: "http://127.0.0.1:8080",
      listen_addr: "0.0.0.0:8080",
      metrics_listen_addr: "0.0.0.0:9090",
      trusted_proxies: rangesOf(given.networks),
      noise: { private_key_path: "/var/lib/headscale/noise_private.key" },
      prefixes: { v4: range, allocation: "sequential" },
      derp: { urls: ["https://controlplane.tailscale.com/derpmap/default"], auto_update_enabled: true },
      database: { type: "sqlite", sqlite: { path: "/var/lib/headscale/db.sqlite", write_ahead_log: true } },
      dns: { magic_dns: true, base_domain: machineDomain, nameservers: { global: nameServers } },
      unix_socket: "/var/run/headscale/headscale.sock",
    };
    return [
      given,
      {
        user: "1000:1000",
        readOnly: true,
        tmpfs: { "/var/run/headscale": "1M" },
        port: 8080,
        volumes: [volume("/var/lib/headscale", { mode: "0700", backup: { sqlite: ["db.sqlite"] } })],
        files: [yamlFile("/etc/headscale/config.yaml", configuration)],
        environment: { HEADSCALE_SERVER_URL: siteAddress({ expose: given.expose, port: 8080 }, domain) },
        command: ["serve"],
        healthcheck: { test: ["headscale", "health"], startPeriod: 30 },
        metrics: { port: 9090, path: "/metrics" },
      },
    ];
  },
);
