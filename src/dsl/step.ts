import type { Group } from "../declared/group.js";
import type { Service } from "../declared/service/service.js";
import type {
  BesideOptions,
  Configure,
  Deploy,
  FailureOptions,
  ImageSources,
  Provision,
  RunRole,
} from "../declared/step.js";
import { markOrigin } from "../model/origin.js";
import type { RoleVariables } from "../model/role-variables.js";

/** Configures a service, or all services of a group, in a role of that name. @example configure(postgresql) */
export function configure<const Target extends Service | Group>(target: Target): Configure<Target> {
  return markOrigin({ kind: "configure", target }, configure);
}

interface DeployOptions<Infra, Apps> extends ImageSources, FailureOptions, BesideOptions {
  /** Services of the first wave, such as databases and the reverse proxy. */
  readonly infra: Infra;
  /** Services of the second wave, which starts once the first is healthy. */
  readonly apps: Apps;
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
  onFailure,
  expected,
  ...others
}: DeployOptions<Infra, Apps>): Deploy<Infra[number] | Apps[number]> {
  const variables = {
    imageArchives,
    ...(onFailure !== undefined && { onFailure }),
    ...(expected !== undefined && { expected }),
  };
  return markOrigin({ kind: "deploy", infra, apps, registryMirrors, variables, ...others }, deploy);
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
