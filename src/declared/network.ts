import type { WithOrigin } from "../model/origin.js";
import type { Acceptance } from "./acceptance.js";

export interface NetworkOptions {
  /** IPv4 range in CIDR notation, outside the daemon's default pool and apart from every other network's. */
  readonly subnet: string;
  /** True: no way out to the internet. Default: false. */
  readonly internal?: boolean;
  /**
   * Whether its services have IPv6 as well: true for a range of unique local addresses (RFC 4193) that follows from its name, or a
   * range of one's own, as in "fd12:3456:789a:1::/64". Where the reverse proxy has it, sites answer over IPv6 too. Default: false.
   */
  readonly ipv6?: boolean | string;
  /**
   * The only names that its services reach on the internet, through a proxy that lets these through and logs what it refuses:
   * `["api.example.com", "*.example.org", "mirror.example.net:80"]`. "*." is every name below it, not itself; the port is 443 where
   * none is said. The network becomes internal, and needs a service with `egressProxy`, such as `catalog.squid`. Default: no such
   * proxy, and every name unless it is internal.
   */
  readonly allow?: readonly string[];
  /** Risks that are taken knowingly. Default: none. */
  readonly accept?: readonly Acceptance[];
}

export interface Network<Name extends string = string> extends WithOrigin {
  readonly kind: "network";
  readonly name: Name;
  readonly subnet: string;
  readonly internal: boolean;
  /** Its range of IPv6; none where it has none. */
  readonly ipv6?: string;
  readonly allow?: readonly string[];
  readonly accept: readonly Acceptance[];
}
