import type { Read } from "../../model/ansible/text.js";
import { type Token, tokensOf } from "./jinja-tokens.js";

const words = new Set(
  `and or not in is if elif else endif for endfor set endset block endblock macro endmacro call endcall filter endfilter
  raw endraw include import from extends with without context ignore missing recursive scoped do true false none True
  False None loop varargs kwargs caller self break continue endwith`.split(/\s+/),
);

/**
 * The variables that an expression of Jinja reads, such as the one of `when`. Names that are written as text count
 * too, where Ansible looks them up: `vars['name']`, `hostvars[host]['name']`, `lookup('vars', 'name')`.
 */
export function readsOf(expression: string): readonly Read[] {
  const all = tokensOf(expression);
  const reads: Read[] = [];
  let answered = 0;
  for (let index = 0; index < all.length; index++) {
    const token = all[index];
    if (token?.kind !== "name" || words.has(token.text) || isNoVariable(all, index)) continue;
    const taken = pathFrom(all, index + 1);
    const isLookup = lookups.has(token.text);
    const through = throughFrom(all, isLookup ? closing(all, index + 1) : taken.next);
    const path = isLookup ? lookedFor(all, index + 1) : taken.path;
    const isGone = isAsked(all, index) || index < answered;
    reads.push(named(token.text, path, isGone ? [...through, "compared"] : through));
    // What such a lookup is given does not come back.
    if (isLookup && /^(?:url|uri|pipe|env|file|fileglob|first_found|dig|dnstxt)$/.test(path[0] ?? ""))
      answered = Math.max(answered, closing(all, index + 1));
    if (isLookup) reads.push(...lookedUp(all, index + 1));
  }
  return reads.flatMap(lookedThrough);
}

/** An attribute, a filter, a test, a function, or the name of an argument. */
function isNoVariable(all: readonly Token[], index: number): boolean {
  const before = all[index - 1]?.text;
  if (all[index - 1]?.kind !== "string" && (before === "." || before === "|" || before === "is")) return true;
  if (before === "not" && all[index - 2]?.text === "is") return true;
  const after = all[index + 1]?.text;
  const isLookup = lookups.has(all[index]?.text ?? "");
  return (after === "(" && !isLookup) || after === "=";
}

/** The literal attributes and keys behind a name. */
function pathFrom(all: readonly Token[], start: number): { readonly path: readonly string[]; readonly next: number } {
  const path: string[] = [];
  let next = start;
  for (;;) {
    const [sign, part, end] = all.slice(next, next + 3);
    if (sign?.text === "." && sign.kind === "operator" && part !== undefined && end?.text !== "(") {
      path.push(part.text);
      next += 2;
    } else if (sign?.text === "[" && sign.kind === "operator" && part !== undefined && end?.text === "]") {
      path.push(part.kind === "string" || part.kind === "number" ? part.text : "*");
      next += 3;
    } else if (sign?.text === "." && end?.text === "(" && part?.text === "get") {
      path.push(all[next + 3]?.kind === "string" ? (all[next + 3]?.text ?? "*") : "*");
      return { path, next: closing(all, next + 2) };
    } else return { path, next };
  }
}

/** The filters and tests that follow, in their order. */
function throughFrom(all: readonly Token[], start: number): readonly string[] {
  const through: string[] = [];
  let next = start;
  for (;;) {
    const sign = all[next];
    if (sign?.kind === "operator" && sign.text === ")") {
      next += 1;
      continue;
    }
    const isTest = sign?.kind === "name" && sign.text === "is";
    if (!isTest && !(sign?.kind === "operator" && sign.text === "|")) {
      if (sign?.kind === "operator" && /^(==|!=|<=|>=|<|>)$/.test(sign.text)) through.push("compared");
      return through;
    }
    next += 1;
    if (isTest && all[next]?.text === "not") next += 1;
    let name = all[next]?.text ?? "";
    next += 1;
    while (all[next]?.text === "." && all[next]?.kind === "operator") {
      name = all[next + 1]?.text ?? "";
      next += 2;
    }
    through.push(name === "d" ? "default" : name);
    if (all[next]?.text === "(" && all[next]?.kind === "operator") next = closing(all, next);
  }
}

/** The place behind the bracket that closes the one at a place. */
function closing(all: readonly Token[], open: number): number {
  let depth = 0;
  for (let next = open; next < all.length; next++) {
    const { kind, text } = all[next] as Token;
    if (kind !== "operator") continue;
    if (text === "(") depth++;
    else if (text === ")" && --depth === 0) return next + 1;
  }
  return all.length;
}

function named(name: string, path: readonly string[], through: readonly string[]): Read {
  const isOptional = through.some((filter) => filter === "default" || filter === "defined" || filter === "undefined");
  return { name, path, isOptional, through };
}

const lookups = new Set(["lookup", "query", "q"]);

/** Whether a value is only compared, or asked whether it is there: behind `==`, `in` and `if`. */
function isAsked(all: readonly Token[], index: number): boolean {
  const before = all[index - 1];
  if (before?.kind === "operator") return /^(?:==|!=|<=|>=|<|>)$/.test(before.text);
  return before?.kind === "name" && /^(?:in|if|elif)$/.test(before.text) && !isLoop(all, index);
}

/** Whether the `in` before a place is the one of a loop. */
function isLoop(all: readonly Token[], index: number): boolean {
  return (
    all[index - 1]?.text === "in" && all.slice(0, index).some(({ kind, text }) => kind === "name" && text === "for")
  );
}

/** What kind of thing a lookup asks, and for what. */
function lookedFor(all: readonly Token[], open: number): readonly string[] {
  const [, kind, comma, what] = all.slice(open, open + 4);
  const name = kind?.kind === "string" ? (kind.text.split(".").at(-1) ?? "") : "*";
  return comma?.text === "," && what?.kind === "string" ? [name, what.text] : [name];
}

/** The variables that `lookup('vars', 'name')` reads by their names. */
function lookedUp(all: readonly Token[], open: number): readonly Read[] {
  const [bracket, kind, comma, name] = all.slice(open, open + 4);
  const isVariable = bracket?.text === "(" && /(^|\.)(vars|varnames)$/.test(kind?.text ?? "") && comma?.text === ",";
  if (!isVariable || name?.kind !== "string") return [];
  return [{ name: name.text, path: [], isOptional: true, through: throughFrom(all, closing(all, open)) }];
}

/** A variable that is read through `vars` or `hostvars`, besides those. */
function lookedThrough(read: Read): readonly Read[] {
  const { name, path } = read;
  const skip = name === "vars" ? 0 : name === "hostvars" ? 1 : undefined;
  const meant = skip === undefined ? undefined : path[skip];
  if (skip === undefined || meant === undefined || meant === "*") return [read];
  return [read, { ...read, name: meant, path: path.slice(skip + 1), isOptional: true }];
}
