import type { DeclaredContainer } from "../../model/ansible/container.js";
import { isRecord, listOf, textOf } from "../../model/ansible/data.js";
import type { Route } from "../../model/ansible/place.js";
import type { Task } from "../../model/ansible/task.js";

/** Compose's names for what the module docker_container names otherwise. */
const names: ReadonlyMap<string, string> = new Map([
  ["published_ports", "ports"],
  ["env", "environment"],
]);

/** The containers of tasks with docker_container. */
export function containersOfTasks(tasks: readonly Task[]): readonly DeclaredContainer[] {
  return tasks.flatMap(inTask);
}

function inTask(task: Task): readonly DeclaredContainer[] {
  if (task.action !== "docker_container") return [];
  const { file, route, arguments: given, argumentRoutes } = task;
  const written = new Map(Object.keys(given).map((key) => [names.get(key) ?? key, key]));
  const keys = Object.fromEntries([...written].map(([name, key]) => [name, given[key]]));
  const mounts = listOf(given.mounts).flatMap((mount) =>
    isRecord(mount) && mount.source !== undefined ? [`${textOf(mount.source)}:${textOf(mount.target)}`] : [],
  );
  if (mounts.length > 0) keys.volumes = [...listOf(keys.volumes), ...mounts];
  const at = (...[key, ...rest]: Route) => {
    const way = key === undefined ? undefined : argumentRoutes[written.get(String(key)) ?? String(key)];
    return { file, route: way === undefined ? route : [...way, ...rest] };
  };
  return [{ from: "module", name: textOf(given.name ?? task.name), keys, at }];
}
