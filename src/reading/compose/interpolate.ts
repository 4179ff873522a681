import { gap, type Leaf, type Placed, withEntries } from "../placed.js";
import type { Trouble } from "../trouble.js";
import { InvalidReference, interpolated, type Lookup } from "./interpolation.js";

/** A file with the values of variables in its texts. Keys stay as they are: Compose leaves them too. */
export function interpolate(value: Placed, lookup: Lookup, troubles: Trouble[]): Placed {
  if (value.kind === "leaf") return interpolateLeaf(value, lookup, troubles);
  if (value.kind === "list") return { ...value, items: value.items.map((item) => interpolate(item, lookup, troubles)) };
  const entries = [...value.entries].map(
    ([key, entry]) => [key, { ...entry, value: interpolate(entry.value, lookup, troubles) }] as const,
  );
  return withEntries(value, entries);
}

function interpolateLeaf(leaf: Leaf, lookup: Lookup, troubles: Trouble[]): Leaf {
  const { value, place, unknown } = leaf;
  if (typeof value !== "string" || !value.includes("$")) return leaf;
  try {
    const text = interpolated(value, lookup);
    const { column: _, ...rest } = leaf;
    return { ...rest, value: text, unknown: text.includes(gap) ? (unknown ?? value) : undefined };
  } catch (error) {
    if (!(error instanceof InvalidReference)) throw error;
    troubles.push({
      at: place,
      message: `'${error.message.replaceAll(gap, "…")}' is no variable of Compose`,
      why: "Compose reads '${' as the start of a variable, and refuses the file.",
      fix: "Write '$${' where no variable of Compose is meant.",
    });
    return { ...leaf, value: gap, unknown: unknown ?? value };
  }
}
