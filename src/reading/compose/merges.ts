import { type Entry, type List, list, type Placed, withEntries } from "../placed.js";
import { fingerprint } from "./merge.js";
import type { Merge } from "./shape.js";
import { textOf } from "./shape.js";

/** Options of a log driver mean nothing to another one. */
export const logging: Merge = (base, over) => {
  const driver = (value: Placed) => (value.kind === "mapping" ? textOf(value.entries.get("driver")?.value) : undefined);
  const [before, after] = [driver(base), driver(over)];
  return before !== undefined && after !== undefined && before !== after ? over : undefined;
};

/** A limit as one number says both halves, so nothing is left of the one before. */
export const ulimit: Merge = (base, over) => (base.kind === "mapping" && over.kind === "mapping" ? undefined : over);

/** Address ranges of a network: the same subnet is changed, another one is added. */
export const subnets: Merge = (base, over) => {
  if (base.kind !== "list" || over.kind !== "list") return undefined;
  const subnetOf = (value: Placed) =>
    value.kind === "mapping" ? textOf(value.entries.get("subnet")?.value) : undefined;
  const changed = base.items.map((one): Placed => {
    const same = over.items.find((other) => subnetOf(other) === subnetOf(one));
    if (one.kind !== "mapping" || same?.kind !== "mapping") return one;
    return withEntries(one, [...one.entries, ...same.entries]);
  });
  const added = over.items.filter((other) => !base.items.some((one) => subnetOf(one) === subnetOf(other)));
  return list([...changed, ...added], base.place);
};

/** Addresses of host names: each file adds to them. */
export const addresses: Merge = (base, over) => {
  if (base.kind !== "mapping" || over.kind !== "mapping") return undefined;
  const entries = new Map<string, Entry>(base.entries);
  for (const [name, entry] of over.entries) {
    const before = entries.get(name)?.value;
    entries.set(name, {
      ...entry,
      value: before?.kind === "list" && entry.value.kind === "list" ? both(before, entry.value) : entry.value,
    });
  }
  return withEntries(base, entries);
};

function both(base: List, over: List): List {
  const known = new Set(base.items.map(fingerprint));
  return { ...base, items: [...base.items, ...over.items.filter((item) => !known.has(fingerprint(item)))] };
}
