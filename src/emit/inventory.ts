import type { Stack } from "../model/stack.js";
import { groupVariables, inventoryOf } from "../plan/inventory.js";
import { yamlDocument } from "./file.js";
import { toYaml } from "./yaml.js";

/** The inventory, the examples of its variables and the skeletons of what the operator fills in. */
export function emitInventory(stack: Stack): ReadonlyMap<string, string> {
  const all = "inventory/group_vars/all";
  return new Map([
    ["inventory/hosts.yml", yamlDocument(toYaml(inventoryOf(stack)))],
    [`${all}/defaults.yml`, yamlDocument(toYaml(groupVariables(stack)))],
    [`${all}/local.yml.example`, localExample(stack)],
    [`${all}/vault.yml.example`, vaultExample(stack)],
  ]);
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
