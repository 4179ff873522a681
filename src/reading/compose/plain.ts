import type { Placed } from "../placed.js";

/** A value as plain data, without what cannot be known: such an item of a list or entry of a mapping is left out. */
export function knownData(value: Placed): unknown {
  if (value.kind === "leaf") return value.value;
  if (value.kind === "list") return value.items.filter(isKnown).map(knownData);
  // A key named "__proto__" must not become the prototype.
  return Object.fromEntries(
    [...value.entries].filter(([, entry]) => isKnown(entry.value)).map(([key, entry]) => [key, knownData(entry.value)]),
  );
}

function isKnown(value: Placed): boolean {
  return value.kind !== "leaf" || value.unknown === undefined;
}
