import type { Group } from "./group.js";
import { markOrigin, type WithOrigin } from "./origin.js";
import type { Service } from "./service.js";
import type { SecretValue, TextValue, Value } from "./value.js";

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

export type RoleVariable =
  | Value
  | SecretValue
  | null
  | readonly RoleVariable[]
  | { readonly [key: string]: RoleVariable };
export type RoleVariables = Readonly<Record<string, RoleVariable | undefined>>;

export type Step = Configure | Deploy | Provision | RunRole;

/** Configures a service, or all services of a group, in a role of that name. @example configure(postgresql) */
export function configure<const Target extends Service | Group>(target: Target): Configure<Target> {
  return markOrigin({ kind: "configure", target }, configure);
}

/**
 * Deploys the services in two waves: each a Compose project of its own, the second after the first is healthy.
 *
 * @example deploy({ infra: [postgresql, caddy], apps: [n8n, monitoring] })
 * @example deploy({ infra, apps, registryMirrors: { "docker.io": "registry.example.com/dockerhub" } })
 */
export function deploy<
  const Infra extends readonly (Service | Group)[],
  const Apps extends readonly (Service | Group)[],
>({
  infra,
  apps,
  registryMirrors = {},
  imageArchives = "",
}: { readonly infra: Infra; readonly apps: Apps } & ImageSources): Deploy<Infra[number] | Apps[number]> {
  return markOrigin({ kind: "deploy", infra, apps, registryMirrors, variables: { imageArchives } }, deploy);
}

/**
 * Sets up a service that runs, in the role `<service>-provision`.
 *
 * @example provision(n8n, { ownerEmail: variable("n8n_owner_email", { … }) })
 */
export function provision<const Name extends string>(
  target: Service<Name>,
  variables: RoleVariables = {},
): Provision<Name> {
  return markOrigin({ kind: "provision", target, variables }, provision);
}

/**
 * Runs a role of your own, whose source is `roles-src/<name>` beside the stack.
 *
 * @example role("motd", { motd_text: "Managed by Ansible" })
 */
export function role<const Name extends string>(name: Name, variables: RoleVariables = {}): RunRole<Name> {
  return markOrigin({ kind: "role", role: name, own: true, variables }, role);
}
