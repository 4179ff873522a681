import { gap } from "../placed.js";

/** The value of a variable by its name; nothing where no file says it. */
export type Lookup = (name: string) => string | undefined;

/** A part of a text: as it stands, or a variable. */
export type Part = string | Reference;

export interface Reference {
  readonly name: string;
  /** What follows the name, such as ":-". */
  readonly operator: string;
  /** What follows the operator. */
  readonly word: readonly Part[];
}

/** Thrown where a dollar sign and a brace stand before what Compose cannot read. */
export class InvalidReference extends Error {}

/**
 * Puts the values of variables into a text, as Compose does. A variable that no file sets, and that has no default, is a gap:
 * the shell of the host may set it.
 *
 * @throws InvalidReference where Compose would refuse the text.
 */
export function interpolated(text: string, lookup: Lookup): string {
  return text.includes("$") ? substituted(partsOf(text), lookup) : text;
}

/** The names of the variables that a text reads. */
export function variablesOf(text: string): readonly string[] {
  const names = (parts: readonly Part[]): readonly string[] =>
    parts.flatMap((part) => (typeof part === "string" ? [] : [part.name, ...names(part.word)]));
  try {
    return text.includes("$") ? names(partsOf(text)) : [];
  } catch {
    return [];
  }
}

function substituted(parts: readonly Part[], lookup: Lookup): string {
  return parts.map((part) => (typeof part === "string" ? part : substitute(part, lookup))).join("");
}

function substitute({ name, operator, word }: Reference, lookup: Lookup): string {
  const value = lookup(name);
  const isGiven = value !== undefined && (value !== "" || !operator.startsWith(":"));
  if (operator.endsWith("+")) return isGiven ? substituted(word, lookup) : value === undefined ? gap : "";
  if (operator.endsWith("-")) return isGiven ? value : substituted(word, lookup);
  return isGiven ? value : gap;
}

/**
 * The parts of a text.
 *
 * @throws InvalidReference where Compose would refuse the text.
 */
export function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf("$", at);
    if (next < 0) break;
    parts.push(text.slice(at, next));
    const [part, end] = referenceAt(text, next);
    parts.push(part);
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}

/** What begins at a dollar sign, and where it ends. */
function referenceAt(text: string, at: number): readonly [Part, number] {
  const following = text.charAt(at + 1);
  if (following === "$") return ["$", at + 2];
  if (following === gap) return [gap, at + 2];
  if (following === "{") return bracedAt(text, at);
  const name = /^[_a-z][_a-z0-9]*/i.exec(text.slice(at + 1, at + 257))?.[0];
  if (name === undefined) return ["$", at + 1];
  return [{ name, operator: "", word: [] }, at + 1 + name.length];
}

function bracedAt(text: string, at: number): readonly [Part, number] {
  const end = closing(text, at + 1);
  const inner = text.slice(at + 2, end);
  const [, name, operator = "", word = ""] = /^([_a-z][_a-z0-9]*)(?:(:?[-+?])([\s\S]*))?$/i.exec(inner) ?? [];
  if (end >= 0 && inner.includes(gap) && name === undefined) return [gap, end + 1];
  if (end < 0 || name === undefined) throw new InvalidReference(text.slice(at, end < 0 ? at + 20 : end + 1));
  return [{ name, operator, word: partsOf(word) }, end + 1];
}

/** The brace that closes the one at a place; -1 where none does. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === "{") depth += 1;
    if (text[at] === "}") depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}
