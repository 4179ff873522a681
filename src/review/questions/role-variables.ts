import type { Role } from "../../model/ansible/role.js";
import type { Stack } from "../../model/stack.js";
import { builtInRoles } from "../../roles/registry.js";
import { stepsOf } from "./steps.js";

/** The variables that a role may read: its own, those of the roles that run it, the inventory's and the vault's. */
export function variablesIn(role: Role, stack: Stack, roles: readonly Role[]): ReadonlySet<string> {
  const around = [role, ...runningIt(role, roles)];
  const names = new Set(around.map(({ name }) => name));
  const given = stepsOf(stack).flatMap(({ step }) =>
    names.has(step.role) && "variables" in step ? Object.keys(step.variables) : [],
  );
  return new Set([
    ...around.flatMap(({ definitions }) => definitions.map(({ name }) => name)),
    ...around.flatMap(({ uses }) => uses.flatMap(({ variables }) => Object.keys(variables))),
    ...declaredBy(role.name),
    ...given,
    ...everywhere,
    ...Object.keys(stack.variables),
    ...stack.beside.variables,
    ...Object.values(stack.hosts).flatMap(({ variables }) => Object.keys(variables)),
    ...Object.keys(stack.secrets).map((name) => `vault_${name}`),
  ]);
}

/** The roles of the user's that run a role, themselves or by way of others. */
function runningIt(role: Role, roles: readonly Role[]): readonly Role[] {
  const own = role.own ? roles.filter((other) => other.own && other.uses.length > 0) : [];
  const found = new Set([role]);
  for (const { name } of found)
    for (const other of own)
      if (other.uses.some((use) => use.name === name || use.name.includes("{{"))) found.add(other);
  found.delete(role);
  return [...found];
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
