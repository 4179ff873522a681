import { oncePer } from "../model/once-per.js";
import { rootOf } from "../model/paths.js";
import type { Stack } from "../model/stack.js";
import { toAnsible } from "./jinja.js";
import { hostGroup } from "./plays.js";

/** `inventory/hosts.yml`: addresses and logins come from variables, so no real one stands in the repository. */
export function inventoryOf(stack: Stack): unknown {
  const hosts = Object.entries(stack.hosts).map(([name, { address, user, bootstrapPort, variables }]) => [
    name,
    toAnsible({ ansible_host: address, ansible_user: user, stack_bootstrap_port: bootstrapPort, ...variables }),
  ]);
  return { [hostGroup]: { hosts: Object.fromEntries(hosts) } };
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
