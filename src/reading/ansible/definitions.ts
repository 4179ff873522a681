import { isRecord } from "../../model/ansible/data.js";
import type { Route } from "../../model/ansible/place.js";
import type { RoleFile } from "../../model/ansible/role-file.js";
import type { Block, Task } from "../../model/ansible/task.js";
import type { Definition, Leaf, Scope } from "../../model/ansible/variable.js";
import { textsBelow } from "./texts.js";

/** The variables that files of defaults and of vars give. */
export function definedByFiles(files: readonly RoleFile[]): readonly Definition[] {
  return files.flatMap((file) => {
    const { kind, data } = file;
    if (kind === "meta" && /argument_specs?/.test(file.path)) return definedBySpecification(file);
    if ((kind !== "defaults" && kind !== "vars") || !isRecord(data)) return [];
    return Object.entries(data).map(([name, value]) => definition(file, name, kind, value, [name]));
  });
}

function definedBySpecification(file: RoleFile): readonly Definition[] {
  const specs = isRecord(file.data) && isRecord(file.data.argument_specs) ? file.data.argument_specs : {};
  return Object.entries(specs).flatMap(([entry, spec]) => {
    const options = isRecord(spec) && isRecord(spec.options) ? spec.options : {};
    return Object.keys(options).map((name) =>
      definition(file, name, "argument specification", undefined, ["argument_specs", entry, "options", name]),
    );
  });
}

/** The variables that a task makes: for all that comes later, or for itself and what it includes. */
export function definedByTask(task: Task, scopes: readonly Scope[]): readonly Definition[] {
  const { keys, file, route, action, arguments: given, loop } = task;
  const make = (name: string, by: Definition["by"], value: unknown, at: Route, seen: readonly Scope[] = []) => ({
    ...definition(file, name, by, value, at),
    task,
    scopes: seen,
  });
  const vars = isRecord(keys.vars) ? Object.entries(keys.vars) : [];
  const facts = action === "set_fact" ? Object.entries(given).filter(([name]) => name !== "cacheable") : [];
  const items = loop && ([loop.variable, loop.items, loop.route] as const);
  return [
    ...(typeof keys.register === "string" ? [make(keys.register, "register", undefined, [...route, "register"])] : []),
    ...facts.map(([name, value]) => make(name, "set_fact", value, task.argumentRoutes[name] ?? route)),
    ...vars.map(([name, value]) => make(name, "task vars", value, [...route, "vars", name], scopes)),
    ...(items ? [make(items[0], "loop", items[1], items[2], scopes)] : []),
    ...(loop?.index === undefined ? [] : [make(loop.index, "loop", undefined, loop.route, scopes)]),
    ...(action === "include_vars" && typeof given.name === "string"
      ? [make(given.name, "include vars", undefined, route)]
      : []),
  ];
}

/** The variables that a block gives to its tasks. */
export function definedByBlock({ file, route, keys }: Block): readonly Definition[] {
  const vars = isRecord(keys.vars) ? Object.entries(keys.vars) : [];
  const scopes = [{ path: file.path, route }];
  return vars.map(([name, value]) => ({
    ...definition(file, name, "task vars", value, [...route, "vars", name]),
    scopes,
  }));
}

/** A definition that is seen everywhere. */
export function definition(
  file: RoleFile,
  name: string,
  by: Definition["by"],
  value: unknown,
  route: Route,
): Definition {
  return { name, by, value, leaves: leavesOf(file, value, route), at: { file, route }, task: undefined, scopes: [] };
}

function leavesOf(file: RoleFile, value: unknown, route: Route): readonly Leaf[] {
  return textsBelow(file, value, route, route.length).map((text) => ({
    ...text,
    path: text.route.slice(route.length).map(String),
    isVaulted: file.tags[JSON.stringify(text.route)] === "!vault",
  }));
}
