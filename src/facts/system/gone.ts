/**
 * What roles of older days, or of other systems, use and the host does not have. Each with what to take instead, and the words of
 * Debian or of Ansible as its source.
 */
export interface Gone {
  /** Who does not have it. */
  readonly from: "Debian 13" | "a plain Debian 13" | "a cloud image of Debian 13" | "Ansible" | "its collection";
  /** What to take instead. */
  readonly instead: string;
  readonly source: string;
}

/** Entries of one source and one way out, by their names. */
export function same(names: string, gone: Gone): Readonly<Record<string, Gone>> {
  return Object.fromEntries(names.split(/\s+/).map((name) => [name, gone]));
}
