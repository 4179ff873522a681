import type { Mapping, Placed } from "../reading/placed.js";

/** The entries of a group, such as "services", that are mappings. */
export function mappingsIn(value: Mapping, key: string): ReadonlyMap<string, Mapping> {
  const said: Placed | undefined = value.entries.get(key)?.value;
  if (said?.kind !== "mapping") return new Map();
  return new Map([...said.entries].flatMap(([name, { value: one }]) => (one.kind === "mapping" ? [[name, one]] : [])));
}

/** A name that DNS and the language take. */
export function safeName(name: string): string {
  const safe = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return /^[a-z]/.test(safe) ? safe : `s-${safe}`.replace(/-+$/, "");
}
