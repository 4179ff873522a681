import type { Read } from "../../model/ansible/text.js";
import { readsOf } from "./jinja-reads.js";
import { type Token, tokensOf } from "./jinja-tokens.js";

/** A part of a text that is Jinja. */
export interface Expression {
  readonly code: string;
  /** Whether its value stands in the text: `{{ }}`, and not `{% %}`. */
  readonly isShown: boolean;
  /** The whole with its braces, and where that begins. */
  readonly whole: string;
  readonly index: number;
}

/** Longer than this no expression is; so a text of braces alone ends soon. */
const longest = 10_000;

/** The parts of a text that are Jinja; what stands between `raw` and `endraw` is not. */
export function expressionsIn(text: string): readonly Expression[] {
  if (!text.includes("{{") && !text.includes("{%")) return [];
  const found: Expression[] = [];
  let isRaw = false;
  for (let at = text.indexOf("{"); at >= 0; at = text.indexOf("{", at)) {
    const sign = text[at + 1] ?? "";
    const end =
      sign === "{" || sign === "%" || sign === "#" ? endOf(text, at + 2, sign === "{" ? "}}" : `${sign}}`) : -1;
    if (end < 0) {
      at += 1;
      continue;
    }
    const whole = text.slice(at, end);
    const code = whole.slice(2, -2).replace(/^[-+]|[-+]$/g, "");
    const statement = sign === "%" ? code.trim() : "";
    if (isRaw) isRaw = statement !== "endraw";
    else if (statement === "raw") isRaw = true;
    else if (sign !== "#") found.push({ code, isShown: sign === "{", whole, index: at });
    at = end;
  }
  return found;
}

/** The place behind the sign that ends an expression: braces in its strings do not end it. */
function endOf(text: string, from: number, end: string): number {
  const last = Math.min(text.length, from + longest);
  const plain = text.slice(from, last).indexOf(end);
  if (plain < 0) return -1;
  if (end !== "}}") return from + plain + 2;
  let quote = "";
  for (let at = from; at < last; at++) {
    const character = text[at] ?? "";
    if (quote !== "") {
      if (character === "\\") at += 1;
      else if (character === quote) quote = "";
    } else if (character === "'" || character === '"') quote = character;
    else if (text.startsWith(end, at)) return text.startsWith("}}}", at) && text[at + 3] !== "}" ? at + 3 : at + 2;
  }
  return from + plain + 2;
}

/** Whether an expression is not one of Go's templates, of an alert or of n8n, which use the same braces. */
function isJinja({ code }: Expression): boolean {
  return !/^-?\s*(?:[.$#/>]|(?:range|with|template|if|else if|printf|json)\s+[.$])/.test(code);
}

/** The expressions and statements of a text that Jinja takes for its own and cannot read. */
export function foreignIn(text: string): readonly string[] {
  return expressionsIn(text).flatMap((one) => {
    const isReadable = one.isShown ? isJinja(one) && !hasNoOperator(one.code) : isStatement(one.code);
    return isReadable ? [] : [one.whole];
  });
}

/** "expected token 'end of print statement'": two operands stand side by side. A test takes one without brackets. */
function hasNoOperator(code: string): boolean {
  const all = tokensOf(code);
  return all.some((token, index) => {
    const before = all[index - 1];
    if (before === undefined || !isOperand(token) || !isOperand(before)) return false;
    if (token.kind === "string" && before.kind === "string") return false;
    const words = all.slice(0, index - 1).map(({ text }) => text);
    return words.at(-1) !== "is" && !(words.at(-1) === "not" && words.at(-2) === "is") && !words.includes("is");
  });
}

function isOperand({ kind, text }: Token): boolean {
  return kind !== "operator" && (kind !== "name" || !/^(?:and|or|not|in|is|if|else)$/.test(text));
}

/** "Encountered unknown tag", or a word behind which an expression is missing. */
function isStatement(code: string): boolean {
  const [, word = "", rest = ""] = /^\s*(\w*)\s*([\s\S]*)$/.exec(code) ?? [];
  return /^(?:if|elif|for|set|include|import|from|extends|macro|do)$/.test(word)
    ? rest.trim() !== ""
    : statements.has(word);
}

const statements = new Set(
  `else endif endfor endset endmacro block endblock call endcall filter endfilter with endwith autoescape endautoescape
  raw endraw trans endtrans pluralize break continue debug`.split(/\s+/),
);

/** The variables that the expressions of a text read; not the names that the text makes itself. */
export function readsIn(text: string): readonly Read[] {
  const expressions = expressionsIn(text).filter(isJinja);
  if (expressions.length === 0) return [];
  const locals = new Set(expressions.flatMap((one) => (one.isShown ? [] : localsOf(one.code))));
  const all = expressions.flatMap(({ code, isShown }) => {
    const reads = readsOf(isShown ? code : withoutKeyword(code));
    const isAll = isShown ? everything.test(code) : /^\s*for\b/.test(code) && eachOfAll.test(withoutKeyword(code));
    return isAll ? reads.map((read) => ({ ...read, isEverything: true as const })) : reads;
  });
  return all.filter(({ name }) => !locals.has(name));
}

const all = "(?:vars|hostvars(?:\\s*\\[[^\\]]+\\]|\\.get\\([^)]*\\))?)";
const asPairs = "(?:\\s*\\.(?:items|values)\\(\\)|\\s*\\|\\s*(?:dict2items|items)\\b(?:\\([^)]*\\))?)";
const whole =
  "(?:to_(?:nice_)?(?:json|yaml)|tojson|pprint|string|default|combine|b64encode|list|sort|dictsort|dict2items|items)";
const filtered = `(?:\\|\\s*${whole}\\s*(?:\\([^)]*\\))?\\s*)*`;

/** All variables, as they are or written out; an attribute, another filter or a condition takes some of them. */
const everything = new RegExp(`^\\s*${all}${asPairs}?\\s*${filtered}$`);

/** All variables with their values, for a loop; without, it goes through the names alone. */
const eachOfAll = new RegExp(`^\\s*${all}(?:${asPairs}|\\s*\\|\\s*dictsort\\b)\\s*${filtered}$`);

function withoutKeyword(statement: string): string {
  return statement.replace(/^\s*(?:for\s+[\w\s,()]+?\s+in|macro\b.*|set\s+[\w\s,]+?\s*=)\s*/, "");
}

/** The names that statements of a template make. */
function localsOf(statement: string): readonly string[] {
  const loop = /^\s*for\s+([\w\s,()]+?)\s+in\b/.exec(statement)?.[1] ?? "";
  const set = /^\s*set\s+([\w\s,]+?)\s*(?:=|$)/.exec(statement)?.[1] ?? "";
  const macro = /^\s*macro\s+\w+\s*\(([^)]*)\)/.exec(statement)?.[1] ?? "";
  const imported = /^\s*(?:from\b.*)?\bimport\b.*\bas\s+(\w+)/.exec(statement)?.[1] ?? "";
  return `${loop} ${set} ${macro} ${imported}`.split(/[\s,()=]+/).filter(Boolean);
}

/** What stands for an expression in the text that its template makes: a name, so that a later reader goes on. */
export function withoutStatements(text: string): string {
  return text.replace(/\{[%#][\s\S]{0,10000}?[%#]\}/g, (statement) => statement.replace(/[^\n]/g, " "));
}
