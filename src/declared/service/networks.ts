import type { Network } from "../network.js";

/** The network of another service, which `networkOf()` names. */
export interface NetworkOf {
  readonly kind: "network-of";
  readonly service: { readonly kind: "service"; readonly name: string } & NetworkOptions;
}

export interface NetworkOptions {
  /**
   * The networks that the service joins, "host" for the host's own, or `networkOf(vpn)` for that of another service: all
   * that it sends and gets passes through there.
   */
  readonly networks: readonly Network[] | "host" | NetworkOf;
}
