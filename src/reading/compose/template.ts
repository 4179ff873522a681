import type { Place } from "../place.js";
import { gap, type Leaf, type Scalar } from "../placed.js";
import { plainScalar } from "./scalar.js";

/** Values of variables that Jinja knows, by name. */
export type Variables = Readonly<Record<string, Scalar>>;

/** A template of Jinja in which YAML can be read: as long as it was, and each line where it was. */
export interface Template {
  readonly text: string;
  /** What a text of the neutral YAML is; what cannot be known is a gap in it. */
  readonly leafOf: (text: string, place: Place, isPlain: boolean) => Leaf;
  /** A text of the neutral YAML as it was written. */
  readonly written: (text: string) => string;
  /** A text of the neutral YAML with the values that are known, and a gap for each that is not. */
  readonly filled: (text: string) => string;
  /** Where the template includes another. */
  readonly inclusions: readonly number[];
  /** Whether statements decide what is written, so that one key may stand in two branches. */
  readonly hasBranches: boolean;
}

// Characters of private use stand for expressions: the first says which one it is, and others fill its length.
const first = 0xe000;
const most = 0x1800;
const filler = "\uF8FF";
/** A variable, with what stands for it where nobody says it. */
const named =
  /^\{\{-?\s*((?!vault_)\w+)\s*(?:\|\s*(?:default|d)\(\s*(?:'([^'{]*)'|"([^"{]*)")(?:\s*,\s*\w+)?\s*\)\s*)?-?\}\}$/;
const marked = /[\uE000-\uF7FF]\s*(?:\uF8FF+\s*)*\uF8FF|[\uE000-\uF7FF]/g;
const parts =
  /\{%[-+]?\s*raw\s*[-+]?%\}[\s\S]*?\{%[-+]?\s*endraw\s*[-+]?%\}|\{#[\s\S]*?#\}|\{%[\s\S]*?%\}|\{\{(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\s\S])*?\}\}/g;

/**
 * Makes a template readable: an expression becomes a text of its length, a statement that stands alone in its line becomes
 * blanks, and so does a comment.
 *
 * @param variables what is known of the values of expressions.
 */
export function neutralTemplate(source: string, variables: Variables): Template {
  const expressions: string[] = [];
  const inclusions: number[] = [];
  const mark = (expression: string): string => {
    if (expressions.length === most) return expression.replace(/[^\n]/g, filler);
    expressions.push(expression);
    const sign = String.fromCharCode(first + expressions.length - 1);
    return sign + expression.slice(1).replace(/[^\n]/g, filler);
  };
  const text = source.replace(/[\uE000-\uF8FF]/g, "?").replace(parts, (part, at: number) => {
    if (part.startsWith("{{")) return mark(part);
    const raw = /^(\{%[-+]?\s*raw\s*[-+]?%\})([\s\S]*?)(\{%[-+]?\s*endraw\s*[-+]?%\})$/.exec(part);
    if (raw !== null) return blank(raw[1]) + raw[2] + blank(raw[3]);
    if (/^\{%[-+]?\s*(include|import|from)\b/.test(part)) inclusions.push(at);
    return part.startsWith("{#") || isAtEdge(source, at, part.length) ? blank(part) : mark(part);
  });
  const expressionOf = (run: string): string => expressions[run.charCodeAt(0) - first] ?? "{{ … }}";
  const written = (neutral: string): string => neutral.replace(marked, expressionOf);
  const known = (run: string): Scalar | undefined => {
    const [, name, single, double] = named.exec(expressionOf(run)) ?? [];
    return name !== undefined && Object.hasOwn(variables, name) ? variables[name] : (single ?? double);
  };
  const filled = (neutral: string): string => neutral.replace(marked, (run) => textOf(known(run)));
  const leafOf = (neutral: string, place: Place, isPlain: boolean): Leaf => {
    const value = filled(neutral);
    const unknown = value.includes(gap) ? written(neutral) : undefined;
    return { kind: "leaf", value: isPlain && unknown === undefined ? plainScalar(value) : value, unknown, place };
  };
  return { text, leafOf, written, filled, inclusions, hasBranches: /\{%[-+]?\s*(?!raw|endraw|set)/.test(source) };
}

function blank(part = ""): string {
  return part.replace(/[^\n]/g, " ");
}

/** Whether nothing but blanks and other statements stands before a statement in its line, or after it. */
function isAtEdge(source: string, at: number, length: number): boolean {
  const before = source.slice(source.lastIndexOf("\n", at - 1) + 1, at);
  const end = source.indexOf("\n", at + length);
  const after = source.slice(at + length, end < 0 ? source.length : end);
  const isEmpty = (text: string) => text.replace(/\{%.*?%\}|\{#.*?#\}/g, "").trim() === "";
  return isEmpty(before) || isEmpty(after);
}

function textOf(value: Scalar | undefined): string {
  return value === undefined ? gap : String(value ?? "");
}
