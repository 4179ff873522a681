import type { WithOrigin } from "../model/origin.js";
import type { Acceptance } from "./acceptance.js";

export interface NetworkOptions {
  /** IPv4 range in CIDR notation, outside the daemon's default pool and apart from every other network's. */
  readonly subnet: string;
  /** True: no way out to the internet. Default: false. */
  readonly internal?: boolean;
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
  readonly allow?: readonly string[];
  readonly accept: readonly Acceptance[];
}
