import { makesRole } from "../model/ansible/makes-role.js";
import type { Role } from "../model/ansible/role.js";
import { builtInRoles } from "../roles/registry.js";

/**
 * The roles of the user's that no phase runs, but a role of a phase or a playbook does, itself or by way of others: with
 * `import_role`, `include_role` or as a dependency. Where a name is known only when the play runs, that is every role there is.
 *
 * @param run names of the roles that phases run.
 * @param played names of the roles that playbooks of the user's run.
 */
export function reachedRoles(
  run: readonly string[],
  roles: readonly Role[],
  played: readonly string[],
): readonly string[] {
  const own = new Map(roles.flatMap((role) => (role.own ? [[role.name, role] as const] : [])));
  const meantBy = (name: string) => (name.includes("{{") ? [...own.keys()] : [name]);
  const reached = new Set([...run, ...played.flatMap(meantBy)]);
  for (const name of reached)
    for (const meant of (own.get(name)?.uses ?? []).flatMap((use) => meantBy(use.name))) reached.add(meant);
  const isNew = (name: string) => !run.includes(name) && !builtInRoles.has(name);
  return [...reached].filter((name) => isNew(name) && makesRole(own.get(name)?.files ?? [])).sort();
}
