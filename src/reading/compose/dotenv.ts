import type { Place } from "../place.js";
import { gap, type Leaf } from "../placed.js";
import { placesIn } from "../places.js";
import type { Trouble } from "../trouble.js";
import { InvalidReference, interpolated, type Lookup } from "./interpolation.js";

/** What a file of variables says. */
export interface Dotenv {
  readonly values: ReadonlyMap<string, Leaf>;
  readonly troubles: readonly Trouble[];
}

/**
 * Reads a file of variables as Compose does: `NAME=value`, `NAME: value`, `export NAME=value`, quotes, escapes in double quotes,
 * comments, values of several lines in quotes, variables in values. A name alone takes the value that `lookup` knows.
 * Source: dotenv/parser.go of compose-go.
 */
export function readDotenv(file: string, source: string, lookup: Lookup): Dotenv {
  const text = source.replace(/^\uFEFF/, "");
  const placeAt = placesIn(file, text);
  const values = new Map<string, Leaf>();
  const known: Lookup = (name) => lookup(name) ?? textOf(values.get(name));
  for (let at = nextStatement(text, 0); at < text.length; ) {
    const { name, hasValue, end } = nameAt(text, at);
    if (name === undefined) return { values, troubles: [badLine(placeAt(at))] };
    const value = hasValue ? valueAt(text, end) : { written: `$${name}`, expands: false, end };
    if (value === undefined) return { values, troubles: [openQuote(placeAt(end))] };
    const place = placeAt(hasValue ? end : at);
    try {
      const set = hasValue ? expanded(value, known) : lookup(name);
      if (set !== undefined) values.set(name, leafOf(set, value.written, place));
    } catch (error) {
      if (!(error instanceof InvalidReference)) throw error;
      return { values, troubles: [badReference(error.message, place)] };
    }
    at = nextStatement(text, value.end);
  }
  return { values, troubles: [] };
}

/** The place behind blanks and comments. */
function nextStatement(text: string, at: number): number {
  return at + length(/(?:\s+|#[^\n]*)*/y, text, at);
}

interface Name {
  readonly name: string | undefined;
  readonly hasValue: boolean;
  /** Where the value begins. */
  readonly end: number;
}

function nameAt(text: string, at: number): Name {
  const form = /(?:export[^\S\n]+)?([\p{L}\p{N}_.[\]-]+)(?:[^\S\n]*[=:][^\S\n]*|(?=[^\S\n]*(?:\n|$)))/uy;
  form.lastIndex = at;
  const found = form.exec(text);
  return { name: found?.[1], hasValue: /[=:][^\S\n]*$/.test(found?.[0] ?? ""), end: form.lastIndex };
}

interface Value {
  readonly written: string;
  /** Whether variables and escapes in it mean something. */
  readonly expands: boolean;
  /** First place behind it. */
  readonly end: number;
}

/** The value that begins at a place; nothing where its quote is not closed. */
function valueAt(text: string, at: number): Value | undefined {
  const quote = text.charAt(at);
  if (quote !== '"' && quote !== "'") {
    const whole = text.slice(at, at + length(/[^\n]*/y, text, at));
    return { written: (whole.split(" #")[0] ?? "").trimEnd(), expands: true, end: at + whole.length };
  }
  const quoted = quote === '"' ? /"[^"\\]*(?:\\[\s\S][^"\\]*)*"/y : /'[^'\\]*(?:\\[\s\S][^'\\]*)*'/y;
  const end = at + length(quoted, text, at);
  if (end === at) return undefined;
  const inner = text.slice(at + 1, end - 1).replaceAll(`\\${quote}`, quote);
  return { written: quote === '"' ? unescaped(inner) : inner, expands: quote === '"', end };
}

function expanded({ written, expands }: Value, lookup: Lookup): string {
  return expands ? interpolated(written, lookup) : written;
}

const escapes: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  c: "\\c",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  $: "$$",
};

function unescaped(text: string): string {
  return text.replace(/\\(?:([abcfnrtv$"\\])|0([0-3][0-7]{2}))/g, (_, letter?: string, octal?: string) =>
    letter === undefined ? String.fromCharCode(Number.parseInt(octal ?? "", 8)) : (escapes[letter] ?? letter),
  );
}

/** How far a sticky expression reaches from a place. */
function length(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.exec(text)?.[0].length ?? 0;
}

export function leafOf(value: string, written: string, place: Place): Leaf {
  return { kind: "leaf", value, unknown: value.includes(gap) ? written : undefined, place };
}

function textOf(leaf: Leaf | undefined): string | undefined {
  return leaf === undefined ? undefined : String(leaf.value);
}

const why = "Compose would stop at the same place.";

function badLine(at: Place): Trouble {
  return {
    at,
    message: "the line is no variable",
    why,
    fix: "Write NAME=value; names have letters, digits, '_', '.' and '-'.",
  };
}

function openQuote(at: Place): Trouble {
  return {
    at,
    message: "the quote is not closed",
    why,
    fix: "Close it, or write the value in the other kind of quotes.",
  };
}

function badReference(text: string, at: Place): Trouble {
  return {
    at,
    message: `'${text}' is no variable of Compose`,
    why,
    fix: "Write the value in single quotes, or '$${' where no variable is meant.",
  };
}
