import type { Inventory } from "../../model/ansible/inventory.js";
import type { Definition } from "../../model/ansible/variable.js";

/** What each host of an inventory, or a group of which no host is known, gets of its variables. */
export function variablesByHost(inventory: Inventory): readonly ReadonlyMap<string, Definition>[] {
  const groups = inOrder(inventory);
  const of = (isIn: (group: string) => boolean, own: readonly Definition[] = []) =>
    new Map(
      [...groups.filter(isIn).flatMap((name) => inventory.groups[name]?.variables ?? []), ...own].map(
        (one) => [one.name, one] as const,
      ),
    );
  const members = new Map(groups.map((name) => [name, hostsOf(name, inventory)]));
  const hosts = Object.entries(inventory.hosts).map(([host, { variables }]) =>
    of((group) => group === "all" || members.get(group)?.has(host) === true, variables),
  );
  const isListed = [...members.values()].some(({ size }) => size > 0);
  if (isListed) return hosts;
  // A program lists the hosts, or the inventory lies elsewhere: each group may have some.
  return [...hosts, ...groups.map((name) => of((group) => group === "all" || leadsTo(group, name, inventory)))];
}

/** Groups as Ansible lets them win: those that are deeper later, and of one depth by their names. */
function inOrder(inventory: Inventory): readonly string[] {
  const names = Object.keys(inventory.groups);
  const depth = new Map(names.map((name) => [name, name === "all" ? 0 : 1]));
  // No way through the groups is longer than there are groups; circles end there too.
  for (let round = 0, isNew = true; isNew && round < Math.min(names.length, 50); round++) {
    isNew = false;
    for (const name of names)
      for (const child of inventory.groups[name]?.children ?? []) {
        const least = (depth.get(name) ?? 0) + 1;
        if ((depth.get(child) ?? 0) >= least) continue;
        depth.set(child, least);
        isNew = true;
      }
  }
  const key = (name: string) => depth.get(name) ?? 0;
  return names.sort((one, other) => key(one) - key(other) || (one < other ? -1 : 1));
}

/** The hosts of a group and of all groups below it. */
function hostsOf(name: string, { groups }: Inventory): ReadonlySet<string> {
  const below = new Set([name]);
  for (const one of below) for (const child of groups[one]?.children ?? []) below.add(child);
  return new Set([...below].flatMap((one) => groups[one]?.hosts ?? []));
}

/** Whether a group is another, or stands above it. */
function leadsTo(group: string, name: string, { groups }: Inventory): boolean {
  const below = new Set([group]);
  for (const one of below) for (const child of groups[one]?.children ?? []) below.add(child);
  return below.has(name);
}
