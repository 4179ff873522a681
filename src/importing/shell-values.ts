import { gap, type Leaf, list, type Placed, withEntries } from "../reading/placed.js";

/** Stands in a stack where somebody must write what only the shell knew. */
export const placeholder = "decide";

/** The texts in a value of which the shell gives a part, as they are written, each once. */
export function shellValuesIn(value: Placed): readonly string[] {
  if (value.kind === "leaf") return value.unknown === undefined ? [] : [value.unknown];
  const parts = value.kind === "list" ? value.items : [...value.entries.values()].map((entry) => entry.value);
  return [...new Set(parts.flatMap(shellValuesIn))];
}

/** The value with a word in place of each part that only the shell knows, so that nothing of it is lost. */
export function filled(value: Placed): Placed {
  if (value.kind === "list") return list(value.items.map(filled), value.place);
  if (value.kind === "mapping")
    return withEntries(
      value,
      [...value.entries].map(([key, entry]) => [key, { ...entry, value: filled(entry.value) }] as const),
    );
  return value.unknown === undefined ? value : known(value);
}

function known(leaf: Leaf): Leaf {
  return { ...leaf, value: String(leaf.value).replaceAll(gap, placeholder), unknown: undefined };
}
