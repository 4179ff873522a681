import {
  type Entry,
  type Leaf,
  leaf,
  list,
  type Mapping,
  mapping,
  type Placed,
  partOf,
  withEntries,
} from "../../placed.js";
import { type Form, isUnknown, textOf } from "../shape.js";

/** `a` for `[a]`. */
export const listOfOne: Form = (value) =>
  value.kind === "leaf" && textOf(value) !== undefined ? list([value], value.place) : value;

/** `[a, b]` for `{ a: …, b: … }`, with the same value for each. */
export function mappingOfNames(value?: (at: Placed) => Placed): Form {
  return (given) => {
    const names = given.kind === "leaf" && textOf(given) !== undefined ? list([given], given.place) : given;
    if (names.kind !== "list") return given;
    const entries = names.items.flatMap((item): readonly (readonly [string, Entry])[] => {
      const name = item.kind === "leaf" ? (item.unknown ?? textOf(item)) : undefined;
      return name === undefined ? [] : [[name, { key: item.place, value: value?.(item) ?? leaf(null, item.place) }]];
    });
    return mapping(entries, given.place);
  };
}

/** `[A=1, B]` for `{ A: "1", B: null }`; the last of a name wins. */
export const keyed: Form = (given) => {
  if (given.kind === "mapping") return withTexts(given);
  if (given.kind !== "list") return given;
  const entries = new Map<string, Entry>();
  for (const item of given.items) {
    const text = textOf(item);
    if (item.kind !== "leaf" || text === undefined) continue;
    const split = text.indexOf("=");
    const name = split < 0 ? text : text.slice(0, split);
    const value = split < 0 ? leaf(null, item.place) : behind(item, text, split + 1);
    if (isUnknown(item) && (split < 0 || partOf(item, name, 0).unknown !== undefined))
      entries.set(item.unknown ?? name, { key: item.place, value: item });
    else entries.set(name, { key: item.place, value });
  }
  return mapping(entries, given.place);
};

/** What stands behind the name, as it is written there, where nothing of the name is a variable. */
function behind(item: Leaf, text: string, offset: number): Leaf {
  const part = partOf(item, text.slice(offset), offset);
  const isSame = part.unknown?.startsWith(text.slice(0, offset)) === true;
  return isSame ? { ...part, unknown: part.unknown?.slice(offset) } : part;
}

/** Numbers and booleans as the texts that Compose makes of them. */
function withTexts(given: Mapping): Mapping {
  return withEntries(
    given,
    [...given.entries].map(([key, entry]) => [key, { ...entry, value: asText(entry.value) }] as const),
  );
}

export const asText = (value: Placed): Placed =>
  value.kind === "leaf" && value.value !== null && typeof value.value !== "string"
    ? { ...value, value: String(value.value) }
    : value;
