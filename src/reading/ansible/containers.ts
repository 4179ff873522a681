import type { DeclaredContainer } from "../../model/ansible/container.js";
import { isRecord, listOf, textOf, truthOf } from "../../model/ansible/data.js";
import type { Route } from "../../model/ansible/place.js";
import { roundsOf, type Task } from "../../model/ansible/task.js";
import type { Resolve } from "./values.js";

/** Compose's names for what the module docker_container names otherwise. */
const names: ReadonlyMap<string, string> = new Map([
  ["published_ports", "ports"],
  ["exposed_ports", "expose"],
  ["env", "environment"],
  ["capabilities", "cap_add"],
  ["security_opts", "security_opt"],
  ["memory", "mem_limit"],
  ["memory_reservation", "mem_reservation"],
  ["pid_mode", "pid"],
  ["ipc_mode", "ipc"],
  ["restart_policy", "restart"],
  ["groups", "group_add"],
  // Of podman_container.
  ["publish", "ports"],
  ["volume", "volumes"],
  ["network", "networks"],
  ["device", "devices"],
  ["label", "labels"],
]);

/** The containers of tasks with docker_container and podman_container, one for each round of a loop whose items are written out. */
export function containersOfTasks(tasks: readonly Task[], resolve: Resolve): readonly DeclaredContainer[] {
  return tasks.flatMap((task) => (/^(?:docker|podman)_container$/.test(task.action) ? inTask(task, resolve) : []));
}

function inTask(task: Task, resolve: Resolve): readonly DeclaredContainer[] {
  const { file, route, arguments: given, argumentRoutes } = task;
  const written = new Map(Object.keys(given).map((key) => [names.get(key) ?? key, key]));
  const at = (...[key, ...rest]: Route) => {
    const way = key === undefined ? undefined : argumentRoutes[written.get(String(key)) ?? String(key)];
    return { file, route: way === undefined ? route : [...way, ...rest] };
  };
  return roundsOf(task).map((round) => {
    const said = (key: string) => filled(given[key], (text) => resolve(text, round));
    const keys = Object.fromEntries([...written].map(([name, key]) => [name, said(key)]));
    const mounts = listOf(said("mounts")).flatMap((mount) =>
      isRecord(mount) && mount.source !== undefined ? [`${textOf(mount.source)}:${textOf(mount.target)}`] : [],
    );
    for (const key of ["ports", "volumes", "networks", "devices"])
      if (typeof keys[key] === "string") keys[key] = [keys[key]];
    if (mounts.length > 0) keys.volumes = [...listOf(keys.volumes), ...mounts];
    const serves =
      truthOf(given.detach) !== false &&
      truthOf(given.auto_remove) !== true &&
      truthOf(given.cleanup) !== true &&
      !/^(?:absent|stopped|present)$/.test(textOf(keys.state));
    return { from: "module", name: textOf(keys.name ?? task.name), serves, keys, at };
  });
}

/** A value with what is known of the variables in its texts. */
function filled(value: unknown, fill: (text: string) => string): unknown {
  if (typeof value === "string") return fill(value);
  if (Array.isArray(value)) return value.map((entry) => filled(entry, fill));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, filled(entry, fill)]));
}
