import { oncePer } from "../../model/once-per.js";
import type { FilePlace, Route } from "../finding.js";
import type { RoleSource } from "./role-source.js";
import { isRecord, tasksOf, textOf } from "./task.js";

/** A container that a task of a role declares. */
export interface DeclaredContainer {
  readonly name: string;
  /** What Compose calls it: `image`, `ports`, `volumes`, `privileged`, … */
  readonly keys: Readonly<Record<string, unknown>>;
  /** The place of one of its keys, and of a part of that. */
  readonly at: (...route: Route) => FilePlace;
}

/** Compose's names for what the module docker_container names otherwise. */
const names: Readonly<Record<string, string>> = { published_ports: "ports", env: "environment" };

/** The containers of tasks with docker_container. */
export const containersOf = oncePer((role: RoleSource): readonly DeclaredContainer[] => {
  return tasksOf(role).flatMap((task): readonly DeclaredContainer[] => {
    const { file, route, module, arguments: given } = task;
    if (task.action !== "docker_container" || module === undefined || !isRecord(given)) return [];
    const written = new Map(Object.keys(given).map((key) => [names[key] ?? key, key]));
    const keys = Object.fromEntries([...written].map(([name, key]) => [name, given[key]]));
    const at = ([key, ...rest]: Route): Route => (key === undefined ? [] : [written.get(String(key)) ?? key, ...rest]);
    return [
      {
        name: textOf(given.name ?? task.name),
        keys,
        at: (...way) => ({ file, route: [...route, module, ...at(way)] }),
      },
    ];
  });
});

/** The texts of a list in a container, each with its index. */
export function textsIn({ keys }: DeclaredContainer, key: string): readonly (readonly [number, string])[] {
  const list = keys[key];
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown, index) =>
    typeof entry === "string" || typeof entry === "number" ? [[index, String(entry)] as const] : [],
  );
}
