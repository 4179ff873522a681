import type { Origin } from "../dsl/origin.js";
import type { Secret, TextValue, Value, Variable } from "../dsl/value.js";
import type { Phase } from "./phase.js";
import type { Service } from "./service.js";

/** The stack after validation: plain data, references resolved to names, defaults filled in. */
export interface Stack {
  /** Names folders, containers, networks and Compose projects. */
  readonly name: string;
  readonly domain: TextValue;
  /** CIDR. */
  readonly vpnRange: TextValue;
  readonly sshPort: number;
  readonly hosts: Readonly<Record<string, Host>>;
  readonly networks: Readonly<Record<string, Network>>;
  /** Every service that a step names, in the order in which they first stand in the stack. */
  readonly services: Readonly<Record<string, Service>>;
  readonly phases: readonly Phase[];
  /** Every inventory variable that the stack uses, sorted by name. */
  readonly variables: Readonly<Record<string, Variable>>;
  /** Every secret that the stack uses, sorted by name. */
  readonly secrets: Readonly<Record<string, Secret>>;
  /** Risks that are taken knowingly. */
  readonly acceptances: readonly Acceptance[];
  /** Where things were written, by route: "services.n8n", "phases.4", "networks.backend", "stack". */
  readonly origins: Readonly<Record<string, Origin>>;
}

/** A rule that stays silent about a part of the stack for a time. */
export interface Acceptance {
  /** Route of the thing that it stands in, such as ["services", "n8n"]; empty for the stack. */
  readonly at: readonly (string | number)[];
  readonly rule: string;
  readonly because: string;
  /** Last day, as an ISO date. */
  readonly until: string;
}

export interface Host {
  readonly address: Value;
  readonly user: Value;
  readonly bootstrapPort: number;
  readonly architecture: "amd64" | "arm64";
  readonly memory: string | undefined;
  readonly variables: Readonly<Record<string, Value>>;
}

export interface Network {
  /** CIDR. */
  readonly subnet: string;
  readonly internal: boolean;
}
