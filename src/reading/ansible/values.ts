import { isRecord } from "../../model/ansible/data.js";
import type { Definition } from "../../model/ansible/variable.js";
import { expressionsIn } from "./jinja.js";

/** Puts what is known of variables into a text; what is not known stays as it is written. */
export type Resolve = (text: string, own?: Readonly<Record<string, unknown>>) => string;

/** A name, keys of it, and filters that do not change a text. */
const simple =
  /^\s*([A-Za-z_]\w*)((?:\.\w+|\[\s*(?:'[^']*'|"[^"]*"|\d+)\s*\])*)\s*(?:\|\s*(?:default|d)\(\s*(?:'([^']*)'|"([^"]*)")(?:\s*,\s*\w+)?\s*\)\s*)?(?:\|\s*(?:string|int|trim|quote|bool)\s*)*$/;

/**
 * The values that a role gives by its own files. What defaults say counts where nothing else in the role says
 * otherwise: an inventory may change it, but the value is what a host without one gets.
 */
export function resolverOf(definitions: readonly Definition[]): Resolve {
  const known = new Map<string, unknown>();
  const unsure = new Set<string>();
  for (const { name, by, value } of definitions)
    if (by === "defaults" || by === "vars") known.set(name, value);
    else if (by !== "argument specification") unsure.add(name);
  for (const name of unsure) known.delete(name);

  const literalOf = (code: string, own: Readonly<Record<string, unknown>>): string | undefined => {
    const [, name = "", way = "", single, double] = simple.exec(code) ?? [];
    if (name === "") return undefined;
    const start = Object.hasOwn(own, name) ? own[name] : known.get(name);
    const found = [...way.matchAll(/\.(\w+)|\[\s*['"]?([^'"\]]*?)['"]?\s*\]/g)].reduce<unknown>(
      (value, [, dot, bracket]) => {
        const key = dot ?? bracket ?? "";
        if (Array.isArray(value)) return value[Number(key)];
        return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
      },
      start,
    );
    if (typeof found === "string" || typeof found === "number" || typeof found === "boolean") return String(found);
    return start === undefined ? (single ?? double) : undefined;
  };
  const resolve = (text: string, own: Readonly<Record<string, unknown>>, depth: number): string => {
    if (depth > 6 || text.length > 100_000) return text;
    let result = "";
    let end = 0;
    for (const { code, isShown, whole, index } of expressionsIn(text)) {
      const value = isShown ? literalOf(code, own) : undefined;
      if (value === undefined) continue;
      result += text.slice(end, index) + resolve(value, own, depth + 1);
      end = index + whole.length;
      if (result.length > 100_000) return text;
    }
    return result + text.slice(end);
  };
  return (text, own = {}) => resolve(text, own, 0);
}
