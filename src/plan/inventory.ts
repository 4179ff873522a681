import { environmentsOf } from "../model/environments.js";
import { oncePer } from "../model/once-per.js";
import { rootOf } from "../model/paths.js";
import type { Host, Stack } from "../model/stack.js";
import { toAnsible } from "./jinja.js";
import { hostGroup } from "./plays.js";

/** `inventory/hosts.yml`: addresses and logins come from variables, so no real one stands in the repository. */
export function inventoryOf(stack: Stack): unknown {
  const environments = environmentsOf(stack.hosts);
  const groups = environments.length > 1 ? environments.filter(({ isGroup }) => isGroup) : [];
  const hosts = environments.flatMap((environment) =>
    environment.hosts.map((name) => [name, hostVariables(stack, name, environments.length > 1)] as const),
  );
  return {
    [hostGroup]: { hosts: Object.fromEntries(hosts) },
    ...Object.fromEntries(
      groups.map(({ name, hosts }) => [name, { hosts: Object.fromEntries(hosts.map((host) => [host, null])) }]),
    ),
  };
}

function hostVariables({ hosts }: Stack, name: string, saysEnvironment: boolean): unknown {
  const { address, user, bootstrapPort, environment, variables } = hosts[name] as Host;
  const own = saysEnvironment ? { stack_environment: environment } : {};
  return toAnsible({
    ansible_host: address,
    ansible_user: user,
    stack_bootstrap_port: bootstrapPort,
    ...own,
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
    stack_secrets: Object.values(stack.secrets).map(({ name, minLength, format }) => ({
      name: `vault_${name}`,
      min_length: minLength,
      ...format,
    })),
    ...Object.fromEntries(Object.values(stack.variables).map(({ name, value }) => [name, value])),
  };
}

/** The hosts for which a variable must be set: those that name it, or all where it stands elsewhere too. */
function hostsThatNeed(stack: Stack, variable: string): readonly string[] {
  const { hosts } = stack;
  const names = (json: string): boolean => json.includes(`"kind":"variable","name":"${variable}"`);
  if (names(besidesHosts(stack))) return Object.keys(hosts);
  return Object.keys(hosts).filter((host) => names(JSON.stringify(hosts[host])));
}

/** What the stack says beside its hosts, as JSON. */
const besidesHosts = oncePer(({ hosts: _, variables: __, origins: ___, ...rest }: Stack) => JSON.stringify(rest));
