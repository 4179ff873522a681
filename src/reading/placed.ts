import type { Place } from "./place.js";

/** A value of a file, with the place of each of its parts. */
export type Placed = Leaf | List | Mapping;

export type Scalar = string | number | boolean | null;

/** One value. */
export interface Leaf {
  readonly kind: "leaf";
  /** Where `unknown` is set, a text with a gap for each part that cannot be known. */
  readonly value: Scalar;
  /** As it is written, where that is not enough to know the value. */
  readonly unknown: string | undefined;
  readonly place: Place;
  /** Column of the first character of its text, where the file has it letter by letter. */
  readonly column?: number;
  readonly tag?: Tag;
}

export interface List {
  readonly kind: "list";
  readonly items: readonly Placed[];
  readonly place: Place;
  readonly tag?: Tag;
}

export interface Mapping {
  readonly kind: "mapping";
  readonly entries: ReadonlyMap<string, Entry>;
  readonly place: Place;
  /** Whether there may be entries that cannot be known, and as what they are written. */
  readonly open?: string;
  readonly tag?: Tag;
}

export interface Entry {
  /** Place of the key. */
  readonly key: Place;
  readonly value: Placed;
}

/** What an override file does to what it stands over: takes it away, or replaces it whole. */
export type Tag = "reset" | "override";

/** Stands in a text for what cannot be known. */
export const gap = "\uFFFC";

export function leaf(value: Scalar, place: Place): Leaf {
  return { kind: "leaf", value, unknown: undefined, place };
}

/** A value of which nothing is known. */
export function unknownLeaf(written: string, place: Place): Leaf {
  return { kind: "leaf", value: gap, unknown: written, place };
}

export function list(items: readonly Placed[], place: Place): List {
  return { kind: "list", items, place };
}

export function mapping(entries: Iterable<readonly [string, Entry]>, place: Place): Mapping {
  return { kind: "mapping", entries: new Map(entries), place };
}

/** A part of a text: its place is the part's own where the file has the text letter by letter. */
export function partOf({ unknown, place, column }: Leaf, text: string, offset: number): Leaf {
  const at = column === undefined ? place : { ...place, column: column + offset };
  const part = { kind: "leaf", value: text, place: at } as const;
  return {
    ...part,
    unknown: text.includes(gap) ? unknown : undefined,
    ...(column === undefined ? {} : { column: at.column }),
  };
}

/** The entry of a mapping; none of anything else. */
export function valueAt(value: Placed | undefined, ...route: readonly (string | number)[]): Placed | undefined {
  let found = value;
  for (const step of route) {
    if (found?.kind === "mapping") found = found.entries.get(String(step))?.value;
    else if (found?.kind === "list") found = found.items[Number(step)];
    else return undefined;
  }
  return found;
}

/** The same mapping with other entries. */
export function withEntries(of: Mapping, entries: Iterable<readonly [string, Entry]>): Mapping {
  return { ...of, entries: new Map(entries) };
}
