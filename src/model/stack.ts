import type { Adoption } from "./adoption.js";
import type { Application, Network } from "./application.js";
import type { Beside } from "./beside.js";
import type { DataRoot } from "./data-root.js";
import type { Origin } from "./origin.js";
import type { Phase } from "./phase.js";
import type { RoleVariable } from "./role-variables.js";
import type { Exposure } from "./service/exposure.js";
import type { DeployableService } from "./service/service.js";
import type { TextValue, Value } from "./value.js";

/** The stack after validation: plain data, references resolved to names, defaults filled in. */
export interface Stack extends Application {
  readonly domain: TextValue;
  /** CIDR. */
  readonly vpnRange: TextValue;
  readonly sshPort: number;
  /** Where the folders of services stand. */
  readonly dataRoot: DataRoot;
  readonly hosts: Readonly<Record<string, Host>>;
  /** The network by which containers without a way out talk to other machines. */
  readonly across?: string;
  /** Where this is the share that one machine has of a stack. */
  readonly share?: Share;
  readonly networks: Readonly<Record<string, DeployableNetwork>>;
  /** Every service that a step names, in the order in which they first stand in the stack. */
  readonly services: Readonly<Record<string, DeployableService>>;
  /** Sites that lead to no service of the stack. */
  readonly sites: readonly Exposure[];
  readonly phases: readonly Phase[];
  /** What stands beside it for Ansible itself. */
  readonly beside: Beside;
  /** Risks that are taken knowingly. */
  readonly acceptances: readonly Acceptance[];
  /** Services and shared folders that left, and whose data is given up. */
  readonly destroyed: readonly { readonly name: string; readonly because: string }[];
  /** What runs on the hosts already and gives its place to the stack. */
  readonly adopted: Adoption;
  /** Volumes that were declared once and stand in several services. */
  readonly reused: readonly ReusedVolume[];
  /** What was declared beside it, and stands nowhere in it. */
  readonly unused: readonly Unused[];
  /** Where things were written, by route: "services.n8n", "phases.4", "networks.backend", "stack". */
  readonly origins: Readonly<Record<string, Origin>>;
}

/** Something that `stack.ts` declares and that no phase leads to. */
export interface Unused {
  readonly kind: "service" | "network" | "folder" | "variable" | "secret" | "phase";
  /** Its name, or the id of a phase. */
  readonly name: string;
}

/** One volume of several services: each has a folder of its own. */
export interface ReusedVolume {
  /** Path in the container. */
  readonly path: string;
  /** The services, and which of its volumes it is in each. */
  readonly at: readonly { readonly service: string; readonly index: number }[];
}

/** A rule that stays silent about a part of the stack for a time. */
export interface Acceptance {
  /** Route of the thing that it stands in, such as ["services", "n8n"]; empty for the stack. */
  readonly at: readonly (string | number)[];
  readonly rule: string;
  readonly because: string;
  /** Last day, as an ISO date; "never" where the decision is permanent. */
  readonly until: string;
}

/** What a machine's share must know of the rest. */
export interface Share {
  readonly machine: string;
  /** The stack of all machines. */
  readonly of: Stack;
}

export interface Host {
  readonly address: Value;
  readonly user: Value;
  readonly bootstrapPort: number;
  /** Hosts of two environments are never deployed to in one run. */
  readonly environment: string;
  /** The machine that it is in its environment; none where it gets all services. */
  readonly machine?: string | undefined;
  /** On the network that the hosts of an environment share. */
  readonly privateAddress?: TextValue | undefined;
  readonly architecture: "amd64" | "arm64";
  readonly memory: string | undefined;
  /** Cores. */
  readonly cpus: number | undefined;
  readonly variables: Readonly<Record<string, RoleVariable>>;
}

/** A network that says its range. */
export interface DeployableNetwork extends Network {
  readonly subnet: string;
  readonly ipv6?: string;
  readonly internal: boolean;
}
