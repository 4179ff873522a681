import type { WithOrigin } from "../model/origin.js";
import type { RoleVariables } from "../model/role-variables.js";
import type { TextValue } from "../model/value.js";
import type { Group } from "./group.js";
import type { Service } from "./service/service.js";

/** Prepares directories, configuration and secrets of a service; starts nothing. */
export interface Configure<Target extends Service | Group = Service | Group> extends WithOrigin {
  readonly kind: "configure";
  readonly target: Target;
}

/** Creates networks and containers, first those of `infra`, then those of `apps`. */
export interface Deploy<Target extends Service | Group = Service | Group> extends WithOrigin {
  readonly kind: "deploy";
  readonly infra: readonly Target[];
  readonly apps: readonly Target[];
  readonly registryMirrors: Readonly<Record<string, TextValue>>;
  readonly variables: RoleVariables;
}

/** Where the hosts get the images from. */
export interface ImageSources {
  /**
   * By registry, the prefix that stands in for it on the hosts, as tags and digests are the same there. A variable may
   * differ between hosts. Default: none, each registry is asked itself.
   */
  readonly registryMirrors?: Readonly<Record<string, TextValue>>;
  /**
   * Folder of the controller with archives of 'docker save', loaded where images are missing; empty for a host that
   * pulls. A relative path begins at the folder that holds `generated/`. Default: "".
   */
  readonly imageArchives?: TextValue;
}

/** What becomes of a deployment that does not end well. */
export interface FailureOptions {
  /**
   * What a deployment does whose containers or smoke tests fail: "stop" leaves everything as it is, to be looked at; "rollback" goes
   * back to the release before, whole. Default: "stop".
   */
  readonly onFailure?: "stop" | "rollback";
}

/** What stands on the hosts besides the stack. */
export interface BesideOptions {
  /**
   * What is on the hosts, is none of the stack's, and belongs there: no safety check lists it. Each says what it is and how it is
   * called, as `playbooks/safety-check.yml` has it in its JSON, where `*` stands for any text: "user root", "unit agent-*.service",
   * "container watchtower". Default: nothing.
   */
  readonly expected?: readonly string[];
}

/** Sets up a running service from inside. */
export interface Provision<Name extends string = string> extends WithOrigin {
  readonly kind: "provision";
  readonly target: Service<Name>;
  readonly variables: RoleVariables;
}

/** Runs a role: one of Rexible's, or one of the user's own. */
export interface RunRole<Role extends string = string> extends WithOrigin {
  readonly kind: "role";
  readonly role: Role;
  /** Whether the role's source is the user's. */
  readonly own: boolean;
  readonly variables: RoleVariables;
}

export type Step = Configure | Deploy | Provision | RunRole;
