/** A text in data that stands below a key, with the keys above it. */
interface Leaf {
  readonly keys: readonly string[];
  readonly text: string;
}

/** The texts of JSON with their keys; nothing where it is none. */
export function leavesOf(json: string): readonly Leaf[] {
  try {
    return leavesIn(JSON.parse(json), []);
  } catch {
    return [];
  }
}

function leavesIn(value: unknown, keys: readonly string[]): readonly Leaf[] {
  if (typeof value === "string") return [{ keys, text: value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => leavesIn(inner, Array.isArray(value) ? keys : [...keys, key]));
}

/**
 * Whether a file in a language of its own says for certain that a host is asked: an address with its port, of a name
 * that the file itself declares nowhere.
 */
export function isAskedIn(
  text: string,
  { host, port }: { readonly host: string; readonly port: number | undefined },
): boolean {
  if (port === undefined) return false;
  const said = text.replace(/^\s*(?:#|\/\/|;|--).*$/gm, "");
  const name = host.replace(/[.]/g, "\\.");
  const all = said.match(new RegExp(`(?<![\\w.-])${name}(?![\\w-])`, "g")) ?? [];
  const asked = said.match(new RegExp(`:\\/\\/(?:[^\\s/@'"]*@)?${name}:\\d`, "g")) ?? [];
  return asked.length > 0 && asked.length === all.length;
}
