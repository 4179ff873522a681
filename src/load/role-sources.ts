import type { AnsibleProject } from "../model/ansible/project.js";
import type { Role } from "../model/ansible/role.js";
import type { SourceFile, Sources } from "../model/sources.js";
import { readRole } from "../reading/ansible/role.js";
import { settledIn } from "../reading/ansible/settled.js";
import type { Variables } from "../reading/compose/template.js";
import { applicationsOfContainers } from "./containers-as-applications.js";
import { writtenApplicationsIn } from "./written-applications.js";

/** The roles beside the stack, read; and those of Rexible, each read when somebody looks into it. */
export function readRoles({ roles, ownRoles }: Pick<Sources, "roles" | "ownRoles">): readonly Role[] {
  const ours = Object.entries(roles).map(([name, files]) => provenRole(name, files));
  return [...ours, ...Object.entries(ownRoles).map(([name, files]) => readWholeRole(name, true, files))];
}

/** A role of Rexible's, which its own tests judge: to read all of them would take most of the time of a review. */
function provenRole(name: string, files: readonly SourceFile[]): Role {
  let read: Role | undefined;
  const known: Pick<Role, "name" | "own" | "isProven"> = { name, own: false, isProven: true };
  return new Proxy(known as Role, {
    get: (role, key) => {
      if (key in role) return Reflect.get(role, key);
      read ??= readWholeRole(name, false, files);
      return Reflect.get(read, key);
    },
  });
}

/**
 * A role from its files, with the Compose files among them read, and its containers that serve as if they stood in one.
 *
 * @param around the project that the role stands in. Default: none.
 */
export function readWholeRole(
  name: string,
  own: boolean,
  files: readonly SourceFile[],
  around: Pick<AnsibleProject, "inventory" | "playbooks"> = noProject,
): Role {
  const role = readRole(name, own, files);
  const variables = plainVariablesIn({ ...around, roles: [role] });
  const { applications, refusals } = writtenApplicationsIn(role.files, variables);
  const served = role.containers.filter(({ serves, keys }) => serves && typeof keys.image === "string");
  return { ...role, applications: [...applications, ...applicationsOfContainers(served)], refusals };
}

const noProject = { inventory: { hosts: {}, groups: {}, unreadable: [] }, playbooks: [] };

/** The variables that have one plain value, wherever a project says them; not what only the vault knows. */
export function plainVariablesIn(project: AnsibleProject): Variables {
  const given = [...settledIn(project).known].flatMap(([name, { value }]) => {
    const isPlain =
      ["string", "number", "boolean"].includes(typeof value) && !/\{\{|\$ANSIBLE_VAULT/.test(String(value));
    return isPlain ? [[name, value as string | number | boolean] as const] : [];
  });
  return Object.fromEntries(given);
}
