import type { Acceptance } from "./accept.js";
import { markOrigin, type WithOrigin } from "./origin.js";
import type { ReviewedName, ReviewedNetwork } from "./reviewed.js";

export interface NetworkOptions {
  /** IPv4 range in CIDR notation, outside the daemon's default pool and apart from every other network's. */
  readonly subnet: string;
  /** True: no way out to the internet. Default: false. */
  readonly internal?: boolean;
  /** Risks that are taken knowingly. */
  readonly accept?: readonly Acceptance[];
}

export interface Network<Name extends string = string> extends WithOrigin {
  readonly kind: "network";
  readonly name: Name;
  readonly subnet: string;
  readonly internal: boolean;
  readonly accept: readonly Acceptance[];
}

/**
 * Declares a Docker network. The deployment creates it once, as `<stack>_<name>`; every Compose file
 * refers to it as external, so no two projects can quarrel about its labels (REX006).
 *
 * @example const backend = network("backend", { subnet: "172.20.2.0/24", internal: true });
 */
export function network<const Name extends string, const Options extends NetworkOptions>(
  name: Name & ReviewedName<Name, "network">,
  options: Options & ReviewedNetwork<Name, Options>,
): Network<Name> {
  const { subnet, internal = false, accept = [] } = options;
  return markOrigin({ kind: "network", name, subnet, internal, accept }, network);
}
