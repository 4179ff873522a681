import type { Host } from "../declared/host.js";
import type { DeclaredStack } from "../declared/stack.js";
import { environmentsOf } from "../model/environments.js";
import { origin } from "../model/origin.js";
import type { Invalid } from "./invalid.js";

/**
 * Machines become groups of the inventory, and so must be named as those are, and as nothing else there.
 *
 * @param stack as it was exported: a host that is used above its line is nothing yet.
 */
export function misnamedMachines({ hosts }: DeclaredStack): readonly Invalid[] {
  const machines = new Map(
    Object.values<Partial<Host> | undefined>(hosts).flatMap((host) =>
      host?.machine ? [[host.machine.name, host.machine]] : [],
    ),
  );
  const environments = environmentsOf(hosts).map(({ name }) => name);
  return [...machines].flatMap(([name, machine]) => {
    const wrong = wrongWith(name, Object.keys(hosts), environments);
    const message = `machine '${name}': ${wrong}`;
    return wrong === undefined ? [] : [{ message, at: ["hosts"], origin: machine[origin] }];
  });
}

function wrongWith(name: unknown, hosts: readonly string[], environments: readonly string[]): string | undefined {
  if (typeof name !== "string" || !/^[a-z][a-z0-9_]*$/.test(name))
    return "its name has small letters, digits and '_', and begins with a letter, for it names a group of the inventory";
  if (["all", "stack", "ungrouped"].includes(name)) return "the inventory has a group of that name";
  if (hosts.includes(name)) return "a host is called so too, and '--limit' could mean either";
  if (environments.includes(name)) return "an environment is called so too, and '--limit' could mean either";
  return undefined;
}
