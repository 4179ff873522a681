import { isRecord, textsIn } from "../../model/ansible/data.js";
import type { Route } from "../../model/ansible/place.js";
import type { RoleFile } from "../../model/ansible/role-file.js";
import type { Block, Loop, Task } from "../../model/ansible/task.js";
import { itemsOf, type Known } from "./loop-items.js";
import { callOf } from "./module-call.js";
import { textsBelow } from "./texts.js";

/** Keywords that a task has from the blocks around it. `when` adds up; `vars` are definitions. */
const inherited = new Set(
  `become become_user become_method become_flags become_exe no_log environment ignore_errors ignore_unreachable diff
  check_mode delegate_to delegate_facts run_once any_errors_fatal remote_user connection throttle timeout module_defaults
  collections port`.split(/\s+/),
);

/** What lies around a task. */
export interface Around {
  readonly keywords: Readonly<Record<string, unknown>>;
  readonly conditions: readonly string[];
  readonly rescued: boolean;
  readonly rescues: boolean;
  readonly isHandler: boolean;
  /** What is known of variables before a run. Default: nothing. */
  readonly known?: Known;
}

export const nothingAround: Around = { keywords: {}, conditions: [], rescued: false, rescues: false, isHandler: false };

/** The tasks of a list, those in its blocks included, and the blocks. */
export function readTasks(
  file: RoleFile,
  list: unknown,
  route: Route,
  around: Around,
): { readonly tasks: readonly Task[]; readonly blocks: readonly Block[] } {
  const tasks: Task[] = [];
  const blocks: Block[] = [];
  const inList = (entries: unknown, way: Route, outside: Around): void => {
    if (!Array.isArray(entries)) return;
    for (const [index, entry] of entries.entries()) if (isRecord(entry)) fromEntry(entry, [...way, index], outside);
  };
  const fromEntry = (keys: Readonly<Record<string, unknown>>, way: Route, outside: Around): void => {
    if (!("block" in keys)) {
      tasks.push(taskOf(file, keys, way, outside));
      return;
    }
    blocks.push(blockOf(file, keys, way));
    const inside = within(outside, keys);
    inList(keys.block, [...way, "block"], { ...inside, rescued: inside.rescued || "rescue" in keys });
    inList(keys.rescue, [...way, "rescue"], { ...inside, rescues: true });
    inList(keys.always, [...way, "always"], inside);
  };
  inList(list, route, around);
  return { tasks, blocks };
}

function blockOf(file: RoleFile, keys: Readonly<Record<string, unknown>>, route: Route): Block {
  const { block: _block, rescue: _rescue, always: _always, ...own } = keys;
  const name = typeof keys.name === "string" ? keys.name : "block";
  return { name, file, route, keys, texts: textsBelow(file, own, route, route.length) };
}

/** What lies around the tasks of a block, a play or an imported file. */
export function within(around: Around, keys: Readonly<Record<string, unknown>>): Around {
  const own = Object.fromEntries(Object.entries(keys).filter(([key]) => inherited.has(key)));
  return {
    ...around,
    keywords: { ...around.keywords, ...own },
    conditions: [...around.conditions, ...conditionsOf(keys.when)],
  };
}

function taskOf(file: RoleFile, keys: Readonly<Record<string, unknown>>, route: Route, around: Around): Task {
  const { module, action, ...call } = callOf(keys, route);
  const defaults = isRecord(around.keywords.module_defaults) ? around.keywords.module_defaults : {};
  const ofModule = defaults[module?.name ?? ""] ?? defaults[module?.written ?? ""] ?? {};
  return {
    name: typeof keys.name === "string" ? keys.name : action,
    file,
    route,
    at: { file, route },
    isHandler: around.isHandler,
    module,
    action,
    arguments: isRecord(ofModule) ? { ...ofModule, ...call.arguments } : call.arguments,
    argumentRoutes: call.argumentRoutes,
    keys,
    keywords: { ...around.keywords, ...keys, ...(call.isLocal && { delegate_to: "localhost" }) },
    conditions: [...around.conditions, ...conditionsOf(keys.when)],
    loop: loopOf(keys, route, around.known ?? (() => undefined)),
    rescued: around.rescued,
    rescues: around.rescues,
    texts: textsBelow(file, keys, route, route.length),
  };
}

function conditionsOf(when: unknown): readonly string[] {
  return typeof when === "boolean" ? [String(when)] : textsIn(when);
}

function loopOf(keys: Readonly<Record<string, unknown>>, route: Route, known: Known): Loop | undefined {
  const keyword = Object.keys(keys).find((key) => key === "loop" || key.startsWith("with_"));
  if (keyword === undefined) return undefined;
  const control = isRecord(keys.loop_control) ? keys.loop_control : {};
  return {
    keyword,
    items: keys[keyword],
    known: itemsOf(keyword, keys[keyword], known),
    route: [...route, keyword],
    variable: typeof control.loop_var === "string" ? control.loop_var : "item",
    index: typeof control.index_var === "string" ? control.index_var : undefined,
    label: control.label,
  };
}
