import { makesRole } from "../model/ansible/makes-role.js";
import type { Role } from "../model/ansible/role.js";
import { builtInRoles } from "../roles/registry.js";

/**
 * The roles of the user's that no phase runs, but a role of a phase does, itself or by way of others: with `import_role`,
 * `include_role` or as a dependency. Where a name is known only when the play runs, that is every role there is.
 *
 * @param run names of the roles that phases run.
 */
export function reachedRoles(run: readonly string[], roles: readonly Role[]): readonly string[] {
  const own = new Map(roles.flatMap((role) => (role.own ? [[role.name, role] as const] : [])));
  const reached = new Set(run);
  for (const name of reached)
    for (const { name: needed } of own.get(name)?.uses ?? [])
      for (const meant of needed.includes("{{") ? own.keys() : [needed]) reached.add(meant);
  const others = [...reached].slice(new Set(run).size);
  return others.filter((name) => !builtInRoles.has(name) && makesRole(own.get(name)?.files ?? [])).sort();
}
