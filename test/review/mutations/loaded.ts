import type { Base } from "./bases.js";

type Thing = Readonly<Record<string, unknown>>;

/** A copy of what a stack exports, in which every thing of the kind was changed, wherever it is referred to. */
export function changed(exported: unknown, change: (thing: Thing) => Thing | undefined): unknown {
  const copies = new Map<object, unknown>();
  const copyOf = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    const known = copies.get(value);
    if (known !== undefined) return known;
    if (Array.isArray(value)) return value.map(copyOf);
    if (Object.getPrototypeOf(value) !== Object.prototype) return value;
    const source = change(value as Thing) ?? (value as Thing);
    const copy: Record<PropertyKey, unknown> = {};
    copies.set(value, copy);
    for (const [key, part] of Object.entries(source)) copy[key] = key === "facts" ? part : copyOf(part);
    for (const key of Object.getOwnPropertySymbols(value)) {
      const hidden = Object.getOwnPropertyDescriptor(value, key);
      if (hidden !== undefined) Object.defineProperty(copy, key, hidden);
    }
    return copy;
  };
  return copyOf(exported);
}

/** The base with other options of one service; an option that is undefined is left out. */
export function withOptions({ stack }: Base, service: string, options: Thing): unknown {
  return changed(stack, (thing) => {
    if (thing.kind !== "service" || thing.name !== service) return undefined;
    return Object.fromEntries(Object.entries({ ...thing, ...options }).filter(([, value]) => value !== undefined));
  });
}

/** All things of one kind that a stack reaches, by name. */
export function namesOf(exported: unknown, kind: string): readonly string[] {
  const names = new Set<string>();
  changed(exported, (thing) => {
    if (thing.kind === kind) names.add(String(thing.name));
    return undefined;
  });
  return [...names];
}
