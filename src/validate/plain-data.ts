import { origin, type WithOrigin } from "../model/origin.js";
import type { Invalid } from "./invalid.js";

/** Deeper than any stack that people write, and not so deep that the runtime's own stack ends. */
const deepest = 500;

/** Parts of a way that are told. */
const shown = 12;

/** Things that the stack holds many of, each with a place of its own. */
const plurals: Readonly<Record<string, string>> = { service: "services", network: "networks" };

interface Place {
  readonly at: readonly (string | number)[];
  readonly origin: WithOrigin[typeof origin];
}

/**
 * Tells what a stack holds that cannot be written down: functions and the like, data that contains itself, and whatever
 * throws when it is read. All later stages may rely on it.
 */
export function notPlain(exported: unknown): readonly Invalid[] {
  const found: Invalid[] = [];
  const seen = new WeakSet<object>();
  const above = new Set<object>();
  const tell = ({ at, origin: place }: Place, says: string): void => {
    const way = at.length > shown ? `${at.slice(0, shown).join(".")}…` : at.join(".");
    found.push({ message: `'${way || "the stack"}' ${says}`, at: at.slice(0, shown), origin: place });
  };

  const look = (value: unknown, outer: Place): void => {
    const says = saidOf(value, above);
    if (says !== undefined) tell(outer, says);
    if (says !== undefined || typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    above.add(value);
    const place = placeOf(value, outer);
    for (const key of keysOf(value)) {
      const inner = { ...place, at: [...place.at, Array.isArray(value) ? Number(key) : key] };
      try {
        look((value as Readonly<Record<string, unknown>>)[key], inner);
      } catch (error) {
        tell(inner, `cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    above.delete(value);
  };
  look(exported, { at: [], origin: undefined });
  return found;
}

function saidOf(value: unknown, above: ReadonlySet<unknown>): string | undefined {
  if (above.has(value)) return "contains itself, and would be written for ever";
  if (above.size >= deepest) return `is nested more than ${deepest} levels deep`;
  if (typeof value === "function") return "is a function, where a value is expected";
  if (typeof value === "symbol" || typeof value === "bigint")
    return `is a ${typeof value}, which cannot be written down`;
  return value instanceof Promise ? "is a promise: write 'await' before it" : undefined;
}

/** What the catalog knows of images has expressions in it and is not the user's. */
function keysOf(value: object): readonly string[] {
  if (value instanceof RegExp || value instanceof Date) return [];
  return Object.keys(value).filter((key) => key !== "facts");
}

/** The nearest thing that was made by a constructor, and the way from there. */
function placeOf(value: WithOrigin & { readonly kind?: unknown; readonly name?: unknown }, outer: Place): Place {
  const made = value[origin];
  const plural = made === undefined ? undefined : plurals[String(value.kind)];
  if (plural !== undefined) return { at: [plural, String(value.name)], origin: made };
  return outer.origin === undefined ? { ...outer, origin: made } : outer;
}
