import type { Network } from "../network.js";

export interface NetworkOptions {
  /** The networks that the service joins, or "host" for the host's own. */
  readonly networks: readonly Network[] | "host";
}
