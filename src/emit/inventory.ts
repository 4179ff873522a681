import { environmentsOf } from "../model/environments.js";
import { sharesOf } from "../model/machines/share.js";
import type { Stack } from "../model/stack.js";
import { addressVariables, groupVariables, inventoryOf, machineVariables } from "../plan/inventory.js";
import type { Plan } from "../plan/plan.js";
import { yamlDocument } from "./file.js";
import { toYaml } from "./yaml.js";

/** The inventory, the examples of its variables and the skeletons of what the operator fills in. */
export function emitInventory({ stack, variables }: Plan): ReadonlyMap<string, string> {
  const all = "inventory/group_vars/all";
  return new Map([
    ["inventory/hosts.yml", yamlDocument(toYaml(inventoryOf(stack)))],
    [`${all}/defaults.yml`, yamlDocument(toYaml(groupVariables(stack)))],
    [`${all}/local.yml.example`, localExample(stack)],
    [`${all}/vault.yml.example`, vaultExample(stack)],
    ...machineFiles(stack, variables),
  ]);
}

/** What only the hosts of a machine, or of an environment, are told. */
function machineFiles(stack: Stack, variables: Plan["variables"]): readonly (readonly [string, string])[] {
  const environments = environmentsOf(stack.hosts);
  const addresses = environments.map(({ name }) => [name, addressVariables(stack, name)] as const);
  return [
    ...(environments.length > 1 ? addresses : [])
      .filter(([, known]) => Object.keys(known).length > 0)
      .map(([name, known]) => [`inventory/group_vars/${name}/addresses.yml`, yamlDocument(toYaml(known))] as const),
    ...sharesOf(stack).flatMap((share) => {
      const machine = share.share?.machine;
      if (machine === undefined) return [];
      const own = machineVariables(share, variables.get(machine) ?? new Map());
      return [[`inventory/group_vars/${machine}/defaults.yml`, yamlDocument(toYaml(own))] as const];
    }),
  ];
}

function localExample(stack: Stack): string {
  const lines = Object.values(stack.variables).map(
    ({ name, value, isExample, description }) =>
      `# ${description}${isExample ? "" : " (may stand)"}\n${toYaml({ [name]: value })}`,
  );
  return `# Copy to local.yml and replace what is not yours. Git ignores local.yml.\n---\n${lines.join("\n")}`;
}

function vaultExample(stack: Stack): string {
  const lines = Object.values(stack.secrets).map(
    ({ name, minLength, description }) =>
      `# ${description || name}; at least ${minLength} characters, for example from: openssl rand -hex 24\n${toYaml({ [`vault_${name}`]: "" })}`,
  );
  const how = "# Copy to vault.yml, fill in each secret, then: ansible-vault encrypt vault.yml";
  return `${how}\n---\n${lines.join("\n")}`;
}
