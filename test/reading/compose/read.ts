import { readFileSync } from "node:fs";
import { type ComposeOptions, readApplication } from "../../../src/reading/compose/read-application.js";
import type { Files } from "../../../src/reading/files.js";
import { type Placed, valueAt } from "../../../src/reading/placed.js";

export const specification = JSON.parse(
  readFileSync(new URL("../../../schemas/compose-spec.json", import.meta.url), "utf8"),
);

/** Files by their paths. */
export function filesOf(texts: Readonly<Record<string, string>>): Files {
  return { read: (path) => (texts[path] === undefined ? { missing: true } : { text: texts[path] }) };
}

/** An application of `compose.yaml`, and of `over.yaml` where there is one. */
export function read(texts: Readonly<Record<string, string>>, options: Partial<ComposeOptions> = {}) {
  const paths = ["compose.yaml", "over.yaml"].filter((path) => texts[path] !== undefined);
  return readApplication(paths, filesOf(texts), { specification, ...options });
}

/** A value as plain data; what is unknown as `‹what is written›`. */
export function shown(value: Placed | undefined): unknown {
  if (value === undefined) return undefined;
  if (value.kind === "leaf") return value.unknown === undefined ? value.value : `‹${value.unknown}›`;
  if (value.kind === "list") return value.items.map(shown);
  return Object.fromEntries([...value.entries].map(([key, entry]) => [key, shown(entry.value)]));
}

/** A service's option as plain data. */
export function option(texts: Readonly<Record<string, string>>, ...route: readonly (string | number)[]): unknown {
  return shown(valueAt(read(texts).value, "services", ...route));
}

/** All leaves of a value, with the way to them. */
export function* leavesOf(
  value: Placed,
  route: readonly (string | number)[] = [],
): Generator<readonly [string, Placed & { kind: "leaf" }]> {
  if (value.kind === "leaf") yield [route.join("."), value];
  else if (value.kind === "list")
    for (const [index, item] of value.items.entries()) yield* leavesOf(item, [...route, index]);
  else for (const [key, entry] of value.entries) yield* leavesOf(entry.value, [...route, key]);
}
