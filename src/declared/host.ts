import type { WithOrigin } from "../model/origin.js";
import type { RoleVariable } from "../model/role-variables.js";
import type { Variable } from "../model/value.js";
import type { Acceptance } from "./acceptance.js";
import type { Machine } from "./machine.js";

export interface HostOptions {
  /** Address that Ansible connects to. A variable keeps real addresses out of the repository. */
  readonly address: Variable | string;
  /** Login of the deploying user, who must have a key and may use sudo. */
  readonly user: Variable | string;
  /** SSH port of the first run, before hardening moved it. Default: 22. */
  readonly bootstrapPort?: number;
  /**
   * The environment that the host belongs to, such as "rehearsal": one run of a playbook never touches hosts of two.
   * A name of small letters, digits and `_`, which becomes a group of the inventory. Default: "production".
   */
  readonly environment?: string;
  /**
   * The machine that this host is in its environment: it gets the services that run on it, and no other's secrets. Default: none,
   * for a host that gets all services.
   */
  readonly machine?: Machine;
  /**
   * IPv4 address on the network that the hosts of an environment share, such as their VPN: services of other machines are
   * reached there, and nowhere else. Default: none.
   */
  readonly privateAddress?: Variable | string;
  /** CPU architecture of the host. Default: "amd64". */
  readonly architecture?: "amd64" | "arm64";
  /** Memory of the host, such as "8G": the limits of all services are added up against it. Default: not known, and not judged. */
  readonly memory?: string;
  /** Cores of the host, such as 2: no service may have more. Default: not known, and not judged. */
  readonly cpus?: number;
  /** Values of variables on this host alone, for `variable()` and for roles of one's own: texts, numbers, lists and maps. Default: none. */
  readonly variables?: Readonly<Record<string, RoleVariable>>;
  /** Risks that are taken knowingly. Default: none. */
  readonly accept?: readonly Acceptance[];
}

export interface Host extends WithOrigin, HostOptions {
  readonly kind: "host";
}
