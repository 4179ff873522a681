import { oncePer } from "../../model/once-per.js";
import type { Route } from "../finding.js";
import type { ParsedFile, RoleSource } from "./role-source.js";

/** A task or handler of a role, and where it stands. */
export interface Task {
  readonly name: string;
  readonly file: ParsedFile;
  readonly route: Route;
  /** Everything that stands in it. */
  readonly keys: Readonly<Record<string, unknown>>;
  /** Module as written, such as "ansible.builtin.copy"; none for a block. */
  readonly module: string | undefined;
  /** Module without its collection, such as "copy". */
  readonly action: string;
  readonly arguments: unknown;
  /** Whether a block around it rescues its failure. */
  readonly rescued: boolean;
}

/** Keywords that may stand beside the module in a task. Source: Ansible's list of playbook keywords. */
const keywords = new Set(
  `action any_errors_fatal args async become become_exe become_flags become_method become_user changed_when
  check_mode collections connection debugger delay delegate_facts delegate_to diff environment failed_when
  ignore_errors ignore_unreachable listen local_action loop loop_control module_defaults name no_log notify poll port
  register remote_user retries run_once tags throttle timeout until vars when`.split(/\s+/),
);

/** All tasks and handlers of a role, those in blocks included, in the order of its files. */
export const tasksOf = oncePer(({ files }: RoleSource): readonly Task[] =>
  files.filter(({ path }) => /^(tasks|handlers)\//.test(path)).flatMap((file) => inList(file, file.data, [], false)),
);

/** All that stands in a task, as JSON: to look for words in it. */
export const jsonOf = oncePer(({ keys }: Task): string => JSON.stringify(keys));

function inList(file: ParsedFile, list: unknown, route: Route, rescued: boolean): readonly Task[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown, index) =>
    isRecord(entry) ? fromEntry(file, entry, [...route, index], rescued) : [],
  );
}

function fromEntry(
  file: ParsedFile,
  keys: Readonly<Record<string, unknown>>,
  route: Route,
  rescued: boolean,
): readonly Task[] {
  if ("block" in keys)
    return [
      ...inList(file, keys.block, [...route, "block"], rescued || "rescue" in keys),
      ...inList(file, keys.rescue, [...route, "rescue"], rescued),
      ...inList(file, keys.always, [...route, "always"], rescued),
    ];
  const module = Object.keys(keys).find((key) => !keywords.has(key) && !key.startsWith("with_"));
  const action = module?.split(".").at(-1) ?? "";
  const name = typeof keys.name === "string" ? keys.name : action;
  return [{ name, file, route, keys, module, action, arguments: module && keys[module], rescued }];
}

/** An argument of the task's module as text; empty where there is none. */
export function argument({ arguments: given }: Task, name: string): string {
  return isRecord(given) ? textOf(given[name]) : "";
}

/** The command line of a task that runs one; empty for other modules. */
export function commandLine(task: Task): string {
  if (!["command", "shell", "raw", "script"].includes(task.action)) return "";
  const argv = isRecord(task.arguments) ? task.arguments.argv : undefined;
  if (Array.isArray(argv)) return argv.map(textOf).join(" ");
  return typeof task.arguments === "string" ? task.arguments : argument(task, "cmd");
}

/** Whatever stands in YAML, as text: nothing for nothing, the entries of a list with commas between. */
export function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(",");
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value ?? "");
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
