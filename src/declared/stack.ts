import type { Adoption } from "../model/adoption.js";
import type { WithOrigin } from "../model/origin.js";
import type { Variable } from "../model/value.js";
import type { Acceptance } from "./acceptance.js";
import type { SaidDataRoot } from "./data-root.js";
import type { Destruction } from "./destruction.js";
import type { Host } from "./host.js";
import type { Network } from "./network.js";
import type { Phase } from "./phase.js";
import type { StackSite } from "./sites.js";

export interface StackOptions {
  /** The machines that the stack is deployed to, by their names in the inventory. */
  readonly hosts: Readonly<Record<string, Host>>;
  /**
   * The Docker network that a container without another way out joins where it talks to one of another machine: from there it
   * reaches that one alone. Default: none, for containers that need none.
   */
  readonly across?: Network;
  /** Domain that the sites' names end in. */
  readonly domain: Variable | string;
  /** Range of the VPN in CIDR notation. Default: "100.64.0.0/10", the range of Tailscale and Headscale. */
  readonly vpnRange?: Variable | string;
  /** Port of sshd once the host is hardened. Default: 22. */
  readonly sshPort?: number;
  /**
   * Where the folders of services stand on the hosts: `<dataRoot>/<service>`. Give a variable where hosts differ, and say
   * `mountedAt` where it is a disk of its own. Default: "/opt/<stack>/data".
   */
  readonly dataRoot?: SaidDataRoot;
  /**
   * Sites that lead to no service: to a server outside the stack, `vpnOnly("nas", { upstream: outside("http://192.0.2.20:5000") })`,
   * or to another name, `redirect("@", { domain: oldDomain, to: "www" })`. Default: none.
   */
  readonly sites?: readonly StackSite[];
  /** What happens on the hosts, in this order: lists of steps. */
  readonly phases: readonly Phase[];
  /** Risks that are taken knowingly: those of the phases, of the stack as a whole and of role sources. Default: none. */
  readonly accept?: readonly Acceptance[];
  /**
   * What runs on the hosts already and gives its place to the stack: projects of Compose, `{ projects: ["shop"] }`, or single
   * containers, `{ containers: ["shop-db-1"] }`. The next deployment stops them and keeps them, and starts them again where a probe fails.
   * Which data the services take over, their `adopt` says. May go from the stack when every host was deployed to. Default: none.
   */
  readonly adopt?: Adoption;
  /** Data of what left the stack, to be deleted after a backup. Default: all of it stays. */
  readonly destroy?: readonly Destruction[];
}

export interface DeclaredStack extends WithOrigin, StackOptions {
  readonly kind: "stack";
  readonly name: string;
}
