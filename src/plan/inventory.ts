import { environmentsOf } from "../model/environments.js";
import { ownAddress } from "../model/machines/crossings.js";
import { hostsOf, isPlaced, machinesOf } from "../model/machines/placement.js";
import { sharesOf } from "../model/machines/share.js";
import { machinesInOrder } from "../model/machines/start-order.js";
import { oncePer } from "../model/once-per.js";
import { rootOf } from "../model/paths.js";
import type { Host, Stack } from "../model/stack.js";
import { toAnsible } from "./jinja.js";
import { addressesIn } from "./machines.js";
import { hostGroup } from "./plays.js";
import type { PlannedVariable } from "./role.js";

/** `inventory/hosts.yml`: addresses and logins come from variables, so no real one stands in the repository. */
export function inventoryOf(stack: Stack): unknown {
  const environments = environmentsOf(stack.hosts);
  const groups = environments.length > 1 ? environments.filter(({ isGroup }) => isGroup) : [];
  const hosts = environments.flatMap((environment) =>
    inStartOrder(stack, environment.hosts).map(
      (name) => [name, hostVariables(stack, name, environments.length > 1)] as const,
    ),
  );
  const groupOf = (names: readonly string[]) => ({ hosts: Object.fromEntries(names.map((name) => [name, null])) });
  return {
    [hostGroup]: { hosts: Object.fromEntries(hosts) },
    ...Object.fromEntries(
      [
        ...groups.map(({ name, hosts }) => [name, hosts] as const),
        ...machinesOf(stack).map((machine) => [machine, hostsOf(stack, machine).map(([name]) => name)] as const),
      ].map(([name, hosts]) => [name, groupOf(hosts)]),
    ),
  };
}

/** Ansible goes from one host to the next in the order of the inventory. */
function inStartOrder(stack: Stack, hosts: readonly string[]): readonly string[] {
  const order = machinesInOrder(stack);
  const place = (name: string) => order.indexOf(stack.hosts[name]?.machine ?? "");
  return [...hosts].sort((one, other) => place(one) - place(other));
}

function hostVariables({ hosts }: Stack, name: string, saysEnvironment: boolean): unknown {
  const { address, user, bootstrapPort, environment, privateAddress, variables } = hosts[name] as Host;
  const own = saysEnvironment ? { stack_environment: environment } : {};
  return toAnsible({
    ansible_host: address,
    ansible_user: user,
    stack_bootstrap_port: bootstrapPort,
    ...own,
    ...(privateAddress !== undefined && { [ownAddress.name]: privateAddress }),
    ...variables,
  });
}

/** `group_vars/all/defaults.yml`: what every play knows, and the examples that an operator replaces. */
export function groupVariables(stack: Stack): Readonly<Record<string, unknown>> {
  return {
    stack_name: stack.name,
    stack_root: rootOf(stack),
    stack_domain: toAnsible(stack.domain),
    stack_vpn_range: toAnsible(stack.vpnRange),
    stack_ssh_port: stack.sshPort,
    stack_examples: Object.values(stack.variables)
      .filter(({ isExample }) => isExample)
      .map(({ name, value, description }) => ({ name, value, description, hosts: hostsThatNeed(stack, name) })),
    ...(isPlaced(stack) ? { docker_stack_several_hosts: true } : secretsAskedOf(stack)),
    ...(environmentsOf(stack.hosts).length > 1
      ? {}
      : addressVariables(stack, environmentsOf(stack.hosts)[0]?.name ?? "")),
    ...Object.fromEntries(Object.values(stack.variables).map(({ name, value }) => [name, value])),
  };
}

/** `group_vars/<environment>/addresses.yml`: where the services of one machine find those of another. */
export function addressVariables(stack: Stack, environment: string): Readonly<Record<string, unknown>> {
  return toAnsible(addressesIn(stack, environment)) as Record<string, unknown>;
}

/** `group_vars/<machine>/defaults.yml`: the secrets that its services need, and what its roles do otherwise than elsewhere. */
export function machineVariables(
  share: Stack,
  variables: ReadonlyMap<string, PlannedVariable>,
): Readonly<Record<string, unknown>> {
  return {
    stack_machine: share.share?.machine,
    ...secretsAskedOf(share),
    ...Object.fromEntries([...variables].map(([name, { value }]) => [name, toAnsible(value)])),
  };
}

function secretsAskedOf(stack: Stack) {
  return {
    stack_secrets: Object.values(stack.secrets).map(({ name, minLength, format }) => ({
      name: `vault_${name}`,
      min_length: minLength,
      ...format,
    })),
  };
}

/** The hosts for which a variable must be set: those that name it, or all where it stands elsewhere too. */
function hostsThatNeed(stack: Stack, variable: string): readonly string[] {
  const names = (json: string): boolean => json.includes(`"kind":"variable","name":"${variable}"`);
  const addressIn = new Set(
    Object.values(stack.hosts).flatMap(({ environment, privateAddress }) =>
      names(JSON.stringify(privateAddress ?? "")) ? [environment] : [],
    ),
  );
  return sharesOf(stack).flatMap((share) => {
    const { hosts } = share;
    if (names(besidesHosts(share))) return Object.keys(hosts);
    return Object.keys(hosts).filter(
      (host) => names(JSON.stringify(hosts[host])) || addressIn.has(hosts[host]?.environment ?? ""),
    );
  });
}

/** What the stack says beside its hosts, as JSON. */
const besidesHosts = oncePer(({ hosts: _, variables: __, origins: ___, share: ____, ...rest }: Stack) =>
  JSON.stringify(rest),
);
