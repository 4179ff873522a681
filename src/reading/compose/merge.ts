import { type Entry, type List, type Mapping, type Placed, withEntries } from "../placed.js";
import { type Context, isUnknown, refusal, type Shape } from "./shape.js";

/** What a file makes of the same thing in an earlier one, by the rules of Compose. Nothing where it takes it away. */
export function merged(base: Placed | undefined, over: Placed, shape: Shape, context: Context): Placed | undefined {
  if (over.tag === "reset") return undefined;
  if (base === undefined || over.tag === "override") return plain(over, shape);
  if (over.kind === "leaf" && over.value === null && over.unknown === undefined && shape.merge !== replaced)
    return base;
  const special = shape.merge?.(base, over);
  if (special !== undefined) return special;
  if (base.kind === "mapping" && over.kind === "mapping") return mappings(base, over, shape, context);
  if (base.kind === "list" && over.kind === "list") return unique(appended(base, over, shape, context), shape);
  if (base.kind !== over.kind && base.kind !== "leaf" && !isUnknown(over))
    context.tell(
      refusal(
        over.place,
        `the value cannot be merged with the one in '${base.place.file}'`,
        "Write both in the same form.",
      ),
    );
  return plain(over, shape);
}

/** Lets the later file win whole. */
export const replaced = (_: Placed, over: Placed): Placed => over;

/** A value without marks for earlier files, as there is nothing to take away. */
export function plain(value: Placed, shape: Shape): Placed {
  const { tag: _, ...rest } = value;
  if (rest.kind === "leaf") return rest;
  if (rest.kind === "list")
    return unique({ ...rest, items: rest.items.map((item) => plain(item, shape.items ?? {})) }, shape);
  const kept = [...rest.entries].filter(([, { value: one }]) => one.tag !== "reset");
  return withEntries(
    rest,
    kept.map(([key, entry]) => [key, { ...entry, value: plain(entry.value, shapeOf(shape, key)) }] as const),
  );
}

export function shapeOf({ keys = {} }: Shape, key: string): Shape {
  return (Object.hasOwn(keys, key) ? keys[key] : keys["*"]) ?? {};
}

function mappings(base: Mapping, over: Mapping, shape: Shape, context: Context): Mapping {
  const entries = new Map<string, Entry>(base.entries);
  for (const [key, { key: place, value }] of over.entries) {
    const result = merged(base.entries.get(key)?.value, value, shapeOf(shape, key), context);
    if (result === undefined) entries.delete(key);
    else entries.set(key, { key: place, value: result });
  }
  return { ...base, ...over, entries };
}

function appended(base: List, over: List, shape: Shape, { isOneFile }: Context): List {
  // Of items with a key the last one wins, also where it says again what an earlier file said; not so within one file.
  if (shape.unique !== undefined && isOneFile !== true) return { ...base, items: [...base.items, ...over.items] };
  const known = new Set(base.items.map(fingerprint));
  const fresh = over.items.filter((item) => !known.has(fingerprint(item)));
  return { ...base, items: [...base.items, ...fresh] };
}

/** Equal for equal values, wherever they stand. */
export function fingerprint(value: Placed): string {
  if (value.kind === "leaf") return JSON.stringify([value.value, value.unknown]);
  if (value.kind === "list") return `[${value.items.map(fingerprint).join()}]`;
  const entries = [...value.entries].map(([key, entry]) => `${JSON.stringify(key)}:${fingerprint(entry.value)}`);
  return `{${entries.sort().join()}}`;
}

function unique(given: List, { unique: keyOf }: Shape): List {
  if (keyOf === undefined) return given;
  const items = new Map<string, Placed>();
  for (const [index, item] of given.items.entries())
    items.set(isUnknown(item) ? `#${index}` : (keyOf(item) ?? `#${index}`), item);
  return { ...given, items: [...items.values()] };
}
