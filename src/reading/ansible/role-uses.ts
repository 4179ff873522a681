import { isRecord, listOf, textOf } from "../../model/ansible/data.js";
import type { RoleUse } from "../../model/ansible/role.js";
import type { RoleFile } from "../../model/ansible/role-file.js";
import { argument, roundsOf, type Task } from "../../model/ansible/task.js";
import type { Resolve } from "./values.js";

/** The roles that `meta/main` names, as text or as a map. */
export function dependenciesIn(files: readonly RoleFile[]): readonly RoleUse[] {
  return files.flatMap((file) => {
    if (!/^meta\/main(?:\.(?:ya?ml|json))?$/.test(file.path) || !isRecord(file.data)) return [];
    const { dependencies } = file.data;
    return listOf(dependencies).map((entry, index): RoleUse => {
      const route = Array.isArray(dependencies) ? ["dependencies", index] : ["dependencies"];
      return { name: nameOfRole(entry), how: "dependency", at: { file, route }, variables: variablesOfRole(entry) };
    });
  });
}

/** The roles that a task includes or imports, or whose file of tasks it takes. */
export function rolesUsedBy(task: Task, resolve: Resolve = (text) => text): readonly RoleUse[] {
  const { action, at, keys } = task;
  if (!isOneOf(action, usedBy)) return [];
  const written = argument(task, "name", "role", "file", "free_form");
  const found = roundsOf(task).map((round) => resolve(written, round));
  const from = argument(task, "tasks_from");
  const variables = isRecord(keys.vars) ? keys.vars : {};
  return [...new Set(found)].flatMap((said): readonly RoleUse[] => {
    const used = action.endsWith("_role") ? [said, said, from] : partOfRole.exec(said);
    if (used === null) return [];
    const [, name = "", file = ""] = used;
    const part = file.replace(/\.(?:ya?ml|json)$/, "");
    return [{ name, how: action, at, variables, ...(!["", "main"].includes(part) && { part }) }];
  });
}

const usedBy = ["include_role", "import_role", "include_tasks", "import_tasks"] as const;

/** A file of tasks in the folder of a role beside this one. */
const partOfRole = /(?:^|\/)(?:\.\.|roles)\/([\w.-]+)\/tasks\/(.+)$/;

function isOneOf<T extends string>(text: string, all: readonly T[]): text is T {
  return all.some((one) => one === text);
}

export function nameOfRole(entry: unknown): string {
  if (!isRecord(entry)) return textOf(entry);
  const [first] = Object.keys(entry);
  return textOf(entry.role ?? entry.name ?? entry.src ?? (Object.keys(entry).length === 1 ? first : undefined) ?? "?");
}

export function variablesOfRole(entry: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(entry)) return {};
  const { role: _role, name: _name, src: _src, vars, when: _when, tags: _tags, become: _become, ...rest } = entry;
  return { ...rest, ...(isRecord(vars) ? vars : {}) };
}
