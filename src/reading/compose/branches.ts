import type { Entry, Placed } from "../placed.js";
import { list, unknownLeaf, withEntries } from "../placed.js";

/** An entry that a template writes in two branches: everything that may stand in it. */
export function combined(one: Entry, other: Entry): Entry {
  return { key: one.key, value: either(one.value, other.value) };
}

function either(one: Placed, other: Placed): Placed {
  if (one.kind === "list" && other.kind === "list") return list([...one.items, ...other.items], one.place);
  if (one.kind === "mapping" && other.kind === "mapping") {
    const entries = new Map(one.entries);
    for (const [key, entry] of other.entries) {
      const before = entries.get(key);
      entries.set(key, before === undefined ? entry : combined(before, entry));
    }
    return withEntries(one, entries);
  }
  if (one.kind === "leaf" && other.kind === "leaf" && one.value === other.value) return one;
  return unknownLeaf("one of two branches", one.place);
}
