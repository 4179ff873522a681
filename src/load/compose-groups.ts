import { basename } from "node:path";
import type { RoleFile } from "../model/ansible/role-file.js";

/**
 * Which Compose files of a role stand over each other: those that a task names together, and `x.override.yml` over `x.yml`.
 * Every path is in one group.
 *
 * @param paths paths of Compose files.
 * @param files all files of the role, with its tasks.
 */
export function composeGroups(paths: readonly string[], files: readonly RoleFile[]): readonly (readonly string[])[] {
  const tasks = files.filter(({ path }) => /^(tasks|handlers)\//.test(path));
  const installed = files.map(({ path }) => path).filter((path) => /^(files|templates)\//.test(path));
  const named = tasks
    .flatMap(({ data }) => listsIn(data))
    .map((names) => names.flatMap((name) => pathOf(name, installed) ?? []))
    .filter((group) => group.some((path) => paths.includes(path)));
  const groups: (readonly string[])[] = [];
  const grouped = new Set<string>();
  for (const group of [
    ...named.filter(({ length }) => length > 1),
    ...paths.map((path) => withOverride(path, paths)),
  ]) {
    if (group.some((path) => grouped.has(path))) continue;
    groups.push(group);
    for (const path of group) grouped.add(path);
  }
  return [...groups, ...paths.filter((path) => !grouped.has(path)).map((path) => [path])];
}

function withOverride(path: string, paths: readonly string[]): readonly string[] {
  const base = path.replace(/\.override(?=\.[^/]*$)/, "");
  if (base !== path && paths.includes(base)) return [base, path];
  return paths.some((other) => other !== path && other.replace(/\.override(?=\.[^/]*$)/, "") === path) ? [] : [path];
}

/** The lists of files that tasks with the module of Compose name. */
function listsIn(data: unknown): readonly (readonly string[])[] {
  if (Array.isArray(data)) return data.flatMap(listsIn);
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => {
    const { files = undefined } =
      /(^|\.)docker_compose(_v2\w*)?$/.test(key) && typeof value === "object" && value !== null ? value : {};
    return [...(Array.isArray(files) ? [files.map(String)] : []), ...listsIn(value)];
  });
}

/** The file that stands on the host by a name: there a template has lost its ending. */
function pathOf(name: string, paths: readonly string[]): string | undefined {
  const last = (path: string) => basename(path).replace(/\.j2$/, "");
  const found = paths.filter((path) => last(path) === last(name));
  return found.length === 1 ? found[0] : undefined;
}
