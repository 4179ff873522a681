import type { Role } from "../../model/ansible/role.js";
import type { Stack } from "../../model/stack.js";
import { builtInRoles } from "../../roles/registry.js";
import { stepsOf } from "./steps.js";

/** The variables that a role may read: its own, those that its tasks make, the inventory's and the vault's. */
export function variablesIn(role: Role, stack: Stack): ReadonlySet<string> {
  const given = stepsOf(stack).flatMap(({ step }) =>
    step.role === role.name && "variables" in step ? Object.keys(step.variables) : [],
  );
  return new Set([
    ...role.definitions.map(({ name }) => name),
    ...declaredBy(role.name),
    ...given,
    ...everywhere,
    ...Object.keys(stack.variables),
    ...Object.keys(stack.secrets).map((name) => `vault_${name}`),
  ]);
}

/** What the inventory of every stack defines, and what the look of its playbooks remembers of the host. */
const everywhere =
  `stack_name stack_root stack_domain stack_vpn_range stack_ssh_port stack_bootstrap_port stack_examples
  stack_secrets stack_seen stack_present_files stack_present_folders stack_present_packages stack_present_secrets`.split(
    /\s+/,
  );

/** The variables of a role of Rexible's, by the names that Ansible knows them by. */
function declaredBy(role: string): readonly string[] {
  const definition = builtInRoles.get(role);
  if (definition === undefined) return [];
  const keys = [...Object.keys(definition.options.shape), ...Object.keys(definition.derived.shape)];
  const snake = (key: string) => key.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
  return keys.map((key) => `${role}_${snake(key)}`.replaceAll("-", "_"));
}

/** Whether Ansible itself defines the variable. */
export function isAnsibles(name: string): boolean {
  return /^ansible_/.test(name) || magic.has(name);
}

const magic = new Set(
  `ansible_facts environment group_names groups hostvars inventory_dir inventory_file inventory_hostname
  inventory_hostname_short item lookup now omit play_hosts playbook_dir q query range role_name role_names role_path
  undef vars`.split(/\s+/),
);
