import { isRecord, listOf, textOf, textsIn } from "../../model/ansible/data.js";
import type { RoleUse } from "../../model/ansible/role.js";
import type { RoleFile } from "../../model/ansible/role-file.js";
import { argument, type Task } from "../../model/ansible/task.js";

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

/** The role that a task includes or imports. */
export function roleUsedBy(task: Task): readonly RoleUse[] {
  if (task.action !== "include_role" && task.action !== "import_role") return [];
  const written = argument(task, "name", "role", "free_form");
  const { loop } = task;
  const isItem = loop !== undefined && new RegExp(`^\\{\\{\\s*${loop.variable}\\s*\\}\\}$`).test(written.trim());
  const names = isItem ? textsIn(loop.items) : [written];
  return names.map((name) => ({
    name,
    how: task.action === "import_role" ? "import_role" : "include_role",
    at: task.at,
    variables: isRecord(task.keys.vars) ? task.keys.vars : {},
  }));
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
