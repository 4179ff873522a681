import { isRecord } from "../../model/ansible/data.js";
import type { RoleFile } from "../../model/ansible/role-file.js";
import { argument, type Task } from "../../model/ansible/task.js";
import type { Scope } from "../../model/ansible/variable.js";
import { type Around, nothingAround, within } from "./tasks.js";

/** Which task files bring which. */
export interface Includes {
  /** What lies around the tasks of a file: what every way into it has in common. */
  around(path: string): Around;
  /** Where the variables of a task are seen: in itself, and in what it includes. */
  scopesOf(task: Task): readonly Scope[];
}

/** Follows `include_tasks` and `import_tasks`; a name with Jinja stands for every file that it may mean. */
export function readIncludes(files: readonly RoleFile[], tasks: readonly Task[]): Includes {
  const taskFiles = files.filter(({ kind }) => kind === "tasks" || kind === "handlers");
  const included = new Map(tasks.filter(bringsTasks).map((task) => [task, filesMeant(task, taskFiles)] as const));
  const ways = new Map<string, Task[]>();
  for (const [task, paths] of included) for (const path of paths) ways.set(path, [...(ways.get(path) ?? []), task]);

  const around = (path: string, seen: readonly string[] = []): Around => {
    const [first, ...others] = (ways.get(path) ?? []).filter(({ file }) => !seen.includes(file.path));
    if (first === undefined || isMain(path)) return nothingAround;
    const inside = (task: Task) => given(task, around(task.file.path, [...seen, path]));
    return others.map(inside).reduce(inCommon, inside(first));
  };
  const reach = (path: string, seen: Set<string>): ReadonlySet<string> => {
    if (seen.has(path)) return seen;
    seen.add(path);
    for (const [task, paths] of included) if (task.file.path === path) for (const next of paths) reach(next, seen);
    return seen;
  };
  const scopesOf = (task: Task): readonly Scope[] => {
    const further = new Set<string>();
    for (const path of included.get(task) ?? []) reach(path, further);
    return [{ path: task.file.path, route: task.route }, ...[...further].map((path) => ({ path, route: [] }))];
  };
  return { around: (path) => around(path), scopesOf };
}

function bringsTasks({ action }: Task): boolean {
  return action === "include_tasks" || action === "import_tasks" || action === "include";
}

function isMain(path: string): boolean {
  return /^(?:tasks|handlers)\/main(?:\.\w+)?$/.test(path);
}

function filesMeant(task: Task, files: readonly RoleFile[]): readonly string[] {
  const name = argument(task, "file", "_raw_params", "free_form").trim();
  if (name === "") return [];
  const pattern = name
    .replace(/^\{\{\s*role_path\s*\}\}\/(?:tasks|handlers)\//, "")
    .split(/\{\{[\s\S]*?\}\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join(".*");
  const meant = new RegExp(`(?:^|/)${pattern}$`);
  return files.filter(({ path }) => meant.test(path)).map(({ path }) => path);
}

/** What an import gives to its tasks: all its keywords; an include gives those of `apply`. */
function given(task: Task, around: Around): Around {
  const { apply } = task.arguments;
  const keys = task.action === "import_tasks" ? task.keywords : isRecord(apply) ? apply : {};
  const conditions = [...around.conditions, ...task.conditions];
  return { ...within(around, { ...keys, when: undefined }), conditions, rescued: task.rescued || around.rescued };
}

function inCommon(one: Around, other: Around): Around {
  const same = Object.entries(one.keywords).filter(
    ([key, value]) => JSON.stringify(other.keywords[key]) === JSON.stringify(value),
  );
  return {
    keywords: Object.fromEntries(same),
    conditions: one.conditions.filter((condition) => other.conditions.includes(condition)),
    rescued: one.rescued && other.rescued,
    rescues: one.rescues && other.rescues,
    isHandler: one.isHandler,
  };
}
