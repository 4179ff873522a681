import type { WithOrigin } from "../model/origin.js";
import type { Acceptance } from "./acceptance.js";

export interface NetworkOptions {
  /** IPv4 range in CIDR notation, outside the daemon's default pool and apart from every other network's. */
  readonly subnet: string;
  /** True: no way out to the internet. Default: false. */
  readonly internal?: boolean;
  /** Risks that are taken knowingly. Default: none. */
  readonly accept?: readonly Acceptance[];
}

export interface Network<Name extends string = string> extends WithOrigin {
  readonly kind: "network";
  readonly name: Name;
  readonly subnet: string;
  readonly internal: boolean;
  readonly accept: readonly Acceptance[];
}
