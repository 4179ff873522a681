import type { Exposure } from "../../model/service/exposure.js";
import type { TextValue } from "../../model/value.js";

/** What `port()` makes. */
export interface DeclaredPort {
  readonly kind: "port";
  readonly text: string;
  readonly from?: "anyone" | "vpn" | readonly TextValue[];
  readonly because?: string;
}

export interface PortOptions<Service> {
  /** Port that the service listens on in its container. Default: none, so that nobody is led to it. */
  readonly port?: number;
  /**
   * How the service is reached from outside; a list where it is reached in several ways:
   * `[publicly("www"), redirect("@", { to: "www" }), vpnOnly("admin", { port: 9000 })]`. Default: not at all.
   */
  readonly expose?: Exposure<Service> | readonly Exposure<Service>[];
  /**
   * Ports that are reached past the reverse proxy: `port("2222:22/tcp", { from: "vpn", because })`. The firewall lets in who may
   * connect, and nobody else. For a service in the host's network it is the port that the program listens on. Default: none.
   */
  readonly ports?: readonly DeclaredPort[];
  /** True for the one service that serves the sites of all others on 80 and 443. Default: false. */
  readonly reverseProxy?: boolean;
  /**
   * True for a service through which those in networks with `allow` reach the internet, on its `port`: it lets these names through
   * and refuses others, as `catalog.squid` does. Default: false.
   */
  readonly egressProxy?: boolean;
  /** Ports published on every address of the host; only the reverse proxy may have any. Default: none. */
  readonly publish?: readonly `${number}/${"tcp" | "udp"}`[];
}
