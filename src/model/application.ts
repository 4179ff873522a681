import type { Service } from "./service/service.js";
import type { Secret, Variable } from "./value.js";

/** Services that run together, and their networks: those of a stack, or of a hand-written Compose project. */
export interface Application {
  /** Names containers and networks. */
  readonly name: string;
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, Network>>;
  /** The named volumes that a hand-written file declares. */
  readonly volumes?: Readonly<Record<string, NamedVolume>>;
  /** Every inventory variable that is used, sorted by name. */
  readonly variables: Readonly<Record<string, Variable>>;
  /** Every secret that is used, sorted by name. */
  readonly secrets: Readonly<Record<string, Secret>>;
}

export interface Network {
  /** The name that Docker knows it by, where a file gives one. */
  readonly name?: string;
  /** CIDR; none where Docker chooses. */
  readonly subnet: string | undefined;
  /** CIDR; true where Docker chooses, none where there is no IPv6. */
  readonly ipv6?: string | true;
  /** Whether there is no way out; none where somebody else makes the network. */
  readonly internal: boolean | undefined;
  /** The only names outside that its services reach, by way of a proxy, as in "*.example.com:443". */
  readonly allow?: readonly string[];
  /** Whether somebody else makes it, so that services of others may be in it. */
  readonly external?: true;
}

export interface NamedVolume {
  /** The name that Docker knows it by, where a file gives one. */
  readonly name?: string;
  /** Whether somebody else makes it. */
  readonly external?: true;
}
