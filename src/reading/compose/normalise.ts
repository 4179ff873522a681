import { type Leaf, type Placed, withEntries } from "../placed.js";
import { shapeOf } from "./merge.js";
import { joined, seenFrom } from "./paths.js";
import { type Context, isUnknown, refusal, type Shape } from "./shape.js";

/** A file in its long forms. What cannot be known stays as it is. */
export function normalised(value: Placed, shape: Shape, context: Context): Placed {
  return walk(value, shape, (one, of) => {
    const long =
      isUnknown(one) && one.kind === "leaf" && /^\uFFFC$/.test(String(one.value))
        ? one
        : (of.form?.(one, context) ?? one);
    const typed = long.kind === "leaf" ? located(cast(long, of, context), of, context) : long;
    return one.tag === undefined ? typed : { ...typed, tag: one.tag };
  });
}

/** What holds when all files are merged: what Compose adds where nothing is said. */
export function completed(value: Placed, shape: Shape, context: Context): Placed {
  return walk(value, shape, (one, of) => of.last?.(one, context) ?? one);
}

function walk(value: Placed, shape: Shape, change: (one: Placed, shape: Shape) => Placed): Placed {
  if (value.tag === "reset") return value;
  const changed = change(value, shape);
  if (changed.kind === "leaf") return changed;
  if (changed.kind === "list")
    return { ...changed, items: changed.items.map((item) => walk(item, shape.items ?? {}, change)) };
  return withEntries(
    changed,
    [...changed.entries].map(
      ([key, entry]) => [key, { ...entry, value: walk(entry.value, shapeOf(shape, key), change) }] as const,
    ),
  );
}

const booleans: Readonly<Record<string, boolean>> = {
  true: true,
  y: true,
  yes: true,
  on: true,
  false: false,
  n: false,
  no: false,
  off: false,
};

/** The value as the type that Compose makes of a text. */
function cast(leaf: Leaf, { type }: Shape, { tell }: Context): Leaf {
  const { value, unknown, place } = leaf;
  if (unknown !== undefined || type === undefined || value === null) return leaf;
  if (type === "text") return typeof value === "string" ? leaf : { ...leaf, value: String(value) };
  if (typeof value !== "string") return leaf;
  const found = type === "boolean" ? booleans[value.toLowerCase()] : Number(value);
  if (found !== undefined && value.trim() !== "" && !Number.isNaN(found)) return { ...leaf, value: found };
  tell(refusal(place, `'${value}' is no ${type}`, `Write a ${type}.`));
  return leaf;
}

/** A path that counts from the folder of the project, as that of the file may be another. */
function located(leaf: Leaf, { path }: Shape, { folder, project }: Context): Leaf {
  if (path === undefined || folder === project || typeof leaf.value !== "string" || leaf.value === "") return leaf;
  if (path === "local" && !/^\.{1,2}(\/|$)/.test(leaf.value)) return leaf;
  if (path === "context" && /:\/\/|^(service:|github\.com\/|git@)/.test(leaf.value)) return leaf;
  if (/^[/~\uFFFC]/.test(leaf.value)) return leaf;
  const { column: _, ...rest } = leaf;
  return { ...rest, value: seenFrom(project, joined(folder, leaf.value)) };
}
