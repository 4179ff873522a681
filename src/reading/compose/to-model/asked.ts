import type { Service } from "../../../model/service/service.js";
import type { Unknown } from "../../../model/value.js";
import type { Place } from "../../place.js";
import { gap, type Leaf, type Mapping, type Placed, valueAt } from "../../placed.js";
import type { Route } from "./located.js";

/** A service of a Compose file while it is turned into one of the model. */
export interface Asked {
  readonly name: string;
  readonly said: Mapping;
  /** Notes where an option, or a part of it, stands. */
  readonly note: (route: Route, at: Placed | Place) => void;
  /** Notes that an option is said, but cannot be known. */
  readonly unknown: (option: keyof Service) => void;
}

/** What stands at a way into the service, if it can be known; else the option that comes of it is noted as unknown. */
export function known(asked: Asked, option: keyof Service, ...way: Route): Leaf | undefined {
  const found = valueAt(asked.said, ...way);
  if (found?.kind === "leaf" && found.unknown === undefined) return found.value === null ? undefined : found;
  if (found !== undefined) asked.unknown(option);
  return undefined;
}

/** The same as text, with its place noted. */
export function knownText(asked: Asked, option: keyof Service, ...way: Route): string | undefined {
  const found = known(asked, option, ...way);
  if (found !== undefined) asked.note([option], found);
  return found === undefined ? undefined : String(found.value);
}

/** The items of a list; an item or a list that cannot be known is noted. */
export function items(asked: Asked, option: keyof Service, ...way: Route): readonly Placed[] {
  const found = valueAt(asked.said, ...way);
  if (found === undefined) return [];
  if (found.kind === "list") return found.items;
  if (found.kind !== "leaf" || found.value !== null) asked.unknown(option);
  return [];
}

/** The entries of a mapping; one that cannot be known is noted. */
export function entries(
  asked: Asked,
  option: keyof Service,
  ...way: Route
): readonly (readonly [string, Placed, Place])[] {
  const found = valueAt(asked.said, ...way);
  if (found === undefined) return [];
  if (found.kind !== "mapping") {
    if (found.kind !== "leaf" || found.value !== null) asked.unknown(option);
    return [];
  }
  if (found.open !== undefined) asked.unknown(option);
  return [...found.entries].map(([key, { key: at, value }]) => [key, value, at]);
}

/** A text with "\0" for what cannot be known. */
export function withGaps({ value }: Leaf): string {
  return String(value ?? "").replaceAll(gap, "\0");
}

/** The value of a variable or label. */
export function valueOfLeaf(leaf: Leaf): string | Unknown {
  return leaf.unknown === undefined
    ? String(leaf.value ?? "")
    : { kind: "unknown", text: withGaps(leaf), written: leaf.unknown };
}
