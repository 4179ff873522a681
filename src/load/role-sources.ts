import type { Role } from "../model/ansible/role.js";
import type { SourceFile, SourceFolders, Sources } from "../model/sources.js";
import { readRole } from "../reading/ansible/role.js";
import type { Variables } from "../reading/compose/template.js";
import { writtenApplicationsIn } from "./written-applications.js";

/** The roles of Rexible and those beside the stack, read. */
export function readRoles({ roles, ownRoles }: Pick<Sources, "roles" | "ownRoles">): readonly Role[] {
  const rolesIn = (folders: SourceFolders, own: boolean): readonly Role[] =>
    Object.entries(folders).map(([name, files]) => readWholeRole(name, own, files));
  return [...rolesIn(roles, false), ...rolesIn(ownRoles, true)];
}

/** A role from its files, with the Compose files among them read. */
export function readWholeRole(name: string, own: boolean, files: readonly SourceFile[]): Role {
  const role = readRole(name, own, files);
  return { ...role, ...writtenApplicationsIn(role.files, plainVariablesOf(role)) };
}

/** The variables that the role itself gives a plain value. */
function plainVariablesOf({ definitions }: Role): Variables {
  const given = definitions.flatMap(({ name, by, value }) => {
    const isPlain = ["string", "number", "boolean"].includes(typeof value) && !String(value).includes("{{");
    return (by === "defaults" || by === "vars") && isPlain ? [[name, value as string | number | boolean] as const] : [];
  });
  return Object.fromEntries(given);
}
