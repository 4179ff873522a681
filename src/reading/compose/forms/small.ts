import { type Entry, leaf, list, mapping, type Placed, withEntries } from "../../placed.js";
import { type Form, isUnknown, textOf } from "../shape.js";

const at = (place: Placed["place"], value: Placed): Entry => ({ key: place, value });

/** What a service waits for where its short form says the name alone. */
export const started = (name: Placed): Placed =>
  mapping(
    [
      ["condition", at(name.place, leaf("service_started", name.place))],
      ["required", at(name.place, leaf(true, name.place))],
    ],
    name.place,
  );

/** What is so of each entry where nothing is said. */
export function withDefaults(defaults: Readonly<Record<string, string | boolean>>): Form {
  return (value) => {
    if (value.kind !== "mapping") return value;
    const missing = Object.entries(defaults).filter(([key]) => !value.entries.has(key));
    return withEntries(value, [
      ...value.entries,
      ...missing.map(([key, one]) => [key, at(value.place, leaf(one, value.place))] as const),
    ]);
  };
}

/** `all` for every graphics card. */
export const gpus: Form = (value) =>
  value.kind === "leaf" && textOf(value) !== undefined && !isUnknown(value)
    ? list([mapping([["count", at(value.place, leaf("all", value.place))]], value.place)], value.place)
    : value;

/** One number for both halves of a limit. */
export const ulimitHalves: Form = (value) =>
  value.kind === "leaf" && !isUnknown(value) && value.value !== null
    ? mapping(
        [
          ["soft", at(value.place, value)],
          ["hard", at(value.place, value)],
        ],
        value.place,
      )
    : value;

/** `external: { name: x }`, the old form of `external: true` and `name: x`. */
export const external: Form = (value) => {
  const said = value.kind === "mapping" ? value.entries.get("external") : undefined;
  if (value.kind !== "mapping" || said?.value.kind !== "mapping") return value;
  const named = said.value.entries.get("name");
  const entries = new Map(value.entries).set("external", { key: said.key, value: leaf(true, said.value.place) });
  if (named !== undefined && !entries.has("name")) entries.set("name", named);
  return withEntries(value, entries);
};
