import type { RoleVariables } from "./role-variables.js";
import type { TextValue } from "./value.js";

export interface Phase {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly Step[];
}

/** One step of a phase: exactly one role of the playbook. */
export type Step =
  | { readonly kind: "configure"; readonly role: string; readonly services: readonly string[] }
  | {
      readonly kind: "deploy";
      readonly role: "docker-stack";
      readonly waves: Waves;
      /** By registry, the prefix that stands in for it. */
      readonly registryMirrors: Readonly<Record<string, TextValue>>;
      readonly variables: RoleVariables;
    }
  | { readonly kind: "provision"; readonly role: string; readonly service: string; readonly variables: RoleVariables }
  | { readonly kind: "role"; readonly role: string; readonly own: boolean; readonly variables: RoleVariables };

/** Names of the services of each wave, in the order in which they stand in the stack. */
export interface Waves {
  readonly infra: readonly string[];
  readonly apps: readonly string[];
}
