import type { Stack } from "../../model/stack.js";
import { builtInRoles } from "../../roles/registry.js";
import { stepsOf } from "../questions/steps.js";
import { referencesIn } from "./jinja.js";
import type { RoleSource } from "./role-source.js";
import { isRecord, type Task, tasksOf } from "./task.js";

/** The variables that a role may read: its own, those that its tasks make, the inventory's and the vault's. */
export function variablesIn(role: RoleSource, stack: Stack): ReadonlySet<string> {
  const files = role.files.filter(({ path }) => /^(defaults|vars)\//.test(path));
  const given = stepsOf(stack).flatMap(({ step }) =>
    step.role === role.name && "variables" in step ? Object.keys(step.variables) : [],
  );
  return new Set([
    ...files.flatMap(({ data }) => (isRecord(data) ? Object.keys(data) : [])),
    ...declaredBy(role.name),
    ...given,
    ...everywhere,
    ...Object.keys(stack.variables),
    ...Object.keys(stack.secrets).map((name) => `vault_${name}`),
    ...tasksOf(role).flatMap(madeBy),
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

function madeBy({ action, arguments: given, keys }: Task): readonly string[] {
  const { register, vars, loop_control: control } = keys;
  return [
    ...(typeof register === "string" ? [register] : []),
    ...(isRecord(vars) ? Object.keys(vars) : []),
    ...(action === "set_fact" && isRecord(given) ? Object.keys(given) : []),
    ...(isRecord(control) ? [control.loop_var, control.index_var, control.extended].map(String) : []),
    ...(action.startsWith("include_") && isRecord(given) && typeof given.name === "string" ? [given.name] : []),
  ];
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

/** All secrets of the vault that a value mentions. */
export function secretsIn(value: unknown): readonly string[] {
  const text = typeof value === "string" ? value : JSON.stringify(value ?? "");
  if (!text.includes("vault_")) return [];
  return referencesIn(text).flatMap(({ name }) => (name.startsWith("vault_") ? [name] : []));
}
