import type { Outcome } from "../../model/ansible/condition.js";
import { Cursor } from "./jinja-cursor.js";
import { tokensOf } from "./jinja-tokens.js";

const boolean: readonly Outcome[] = [{ kind: "boolean" }];
const unknown: readonly Outcome[] = [{ kind: "unknown" }];

/**
 * What a condition may come to, as Jinja evaluates it: `a and b` is `a` or `b`, `not a` and `a == b` are booleans.
 * Never throws; what it does not understand is unknown.
 */
export function outcomesOf(condition: string): readonly Outcome[] {
  const inner = /^\s*\{\{([\s\S]*)\}\}\s*$/.exec(condition)?.[1] ?? condition;
  if (/\{\{|\{%/.test(inner) || inner.length > 4000) return unknown;
  const tokens = tokensOf(inner);
  if (tokens.length === 0) return [{ kind: "value", what: "nothing", words: inner }];
  const parser = new Parser(inner, tokens);
  const found = parser.expression(0);
  return parser.isAtEnd() ? found : unknown;
}

/** Filters whose result is no boolean, and what it is. */
const filters: Readonly<Record<string, string>> = {
  ...Object.fromEntries(["length", "count", "int", "float", "round", "abs", "sum"].map((name) => [name, "a number"])),
  ...Object.fromEntries(
    `list select reject selectattr rejectattr map unique sort flatten split regex_findall union intersect difference
    symmetric_difference dict2items zip batch slice`
      .split(/\s+/)
      .map((name) => [name, "a list"]),
  ),
  ...Object.fromEntries(
    `string join trim lower upper replace regex_replace regex_search basename dirname b64decode b64encode to_json to_yaml
    to_nice_json to_nice_yaml hash quote expanduser realpath capitalize title`
      .split(/\s+/)
      .map((name) => [name, "a text"]),
  ),
  ...Object.fromEntries(["combine", "items2dict", "from_json", "from_yaml"].map((name) => [name, "a map"])),
};

class Parser extends Cursor {
  expression(depth: number): readonly Outcome[] {
    if (depth > 40) return this.giveUp();
    const found = this.either(depth);
    if (!this.takeWord("if")) return found;
    this.either(depth);
    return this.takeWord("else") ? [...found, ...this.expression(depth + 1)] : [...found, ...unknown];
  }

  private either(depth: number): readonly Outcome[] {
    let found = this.both(depth);
    while (this.takeWord("or")) found = [...found, ...this.both(depth)];
    return found;
  }

  private both(depth: number): readonly Outcome[] {
    let found = this.negated(depth);
    while (this.takeWord("and")) found = [...found, ...this.negated(depth)];
    return found;
  }

  private negated(depth: number): readonly Outcome[] {
    if (!this.takeWord("not")) return this.compared(depth);
    let next = this.tokens[this.at];
    while (next?.kind === "name" && next.text === "not") next = this.tokens[++this.at];
    this.compared(depth);
    return boolean;
  }

  private compared(depth: number): readonly Outcome[] {
    let found = this.calculated(depth);
    for (;;) {
      const [token, next] = this.tokens.slice(this.at, this.at + 2);
      const isIn = this.isWord(token, "in") || (this.isWord(token, "not") && this.isWord(next, "in"));
      if (isIn || (token?.kind === "operator" && /^(?:==|!=|<=|>=|<|>)$/.test(token.text))) {
        this.at += isIn && token?.text === "not" ? 2 : 1;
        this.calculated(depth);
        found = boolean;
      } else return found;
    }
  }

  private calculated(depth: number): readonly Outcome[] {
    const from = this.tokens[this.at]?.from ?? 0;
    let found = this.filtered(depth);
    for (;;) {
      const token = this.tokens[this.at];
      if (token?.kind !== "operator" || !/^(?:[-+*/%~]|\/\/|\*\*)$/.test(token.text)) return found;
      this.at += 1;
      this.filtered(depth);
      found = [
        { kind: "value", what: token.text === "~" ? "a text" : "a number or a text", words: this.wordsFrom(from) },
      ];
    }
  }

  private filtered(depth: number): readonly Outcome[] {
    const from = this.tokens[this.at]?.from ?? 0;
    let found = this.primary(depth);
    for (;;) {
      if (this.takeSign("|")) found = this.filter(found, from, depth);
      else if (this.takeWord("is")) {
        this.takeWord("not");
        this.name();
        if (this.isSign("(")) this.brackets();
        else if (this.isOperand()) this.primary(depth);
        found = boolean;
      } else return found;
    }
  }

  private filter(before: readonly Outcome[], from: number, depth: number): readonly Outcome[] {
    const name = this.name().split(".").at(-1) ?? "";
    const given = this.isSign("(") ? this.firstArgument(depth) : undefined;
    if (name === "bool") return boolean;
    const words = this.wordsFrom(from);
    if (name === "default" || name === "d")
      return [...before, ...(given ?? [{ kind: "value", what: "a text", words } as const])].map((one) =>
        one.kind === "value" || one.kind === "read" ? { ...one, words } : one,
      );
    const what = Object.hasOwn(filters, name) ? filters[name] : undefined;
    return what === undefined ? unknown : [{ kind: "value", what, words }];
  }

  private primary(depth: number): readonly Outcome[] {
    const token = this.tokens[this.at];
    if (token === undefined) return unknown;
    this.at += 1;
    const is = (what: string): readonly Outcome[] =>
      this.behind([{ kind: "value", what, words: token.text }], token.from);
    if (token.kind === "string") return is("a text");
    if (token.kind === "number") return is("a number");
    if (token.kind === "operator") {
      if (token.text === "(") {
        const inner = this.expression(depth + 1);
        const isList = this.isSign(",");
        if (isList) return this.giveUp();
        return this.takeSign(")") ? this.behind(inner, token.from) : this.giveUp();
      }
      if (token.text === "-" || token.text === "+") return this.primary(depth);
      if (token.text === "[" || token.text === "{") {
        this.at -= 1;
        this.brackets();
        return is(token.text === "[" ? "a list" : "a map");
      }
      return this.giveUp();
    }
    if (/^(?:true|false)$/i.test(token.text)) return boolean;
    if (/^none$/i.test(token.text)) return is("nothing");
    if (this.isSign("(")) {
      this.brackets();
      return this.behind(token.text === "query" || token.text === "q" ? is("a list") : unknown, token.from);
    }
    return this.behind([{ kind: "read", name: token.text, path: [], words: token.text }], token.from);
  }

  /** Attributes, keys and calls behind a value. */
  private behind(start: readonly Outcome[], from: number): readonly Outcome[] {
    const [only] = start;
    if (!this.isSign(".") && !this.isSign("[")) return start;
    const name = only?.kind === "read" && start.length === 1 ? only.name : undefined;
    let path: readonly string[] | undefined = only?.kind === "read" && start.length === 1 ? only.path : undefined;
    let found = start;
    for (;;) {
      if (this.takeSign(".")) {
        const part = this.tokens[this.at++]?.text ?? "";
        const isCall = this.isSign("(");
        if (isCall) this.brackets();
        path = isCall ? undefined : path && [...path, part];
        if (path === undefined) found = isCall ? methods(part, this.wordsFrom(from)) : unknown;
      } else if (this.isSign("[")) {
        const [, key, end] = this.tokens.slice(this.at, this.at + 3);
        const isPlain = end?.text === "]" && (key?.kind === "string" || key?.kind === "number");
        this.brackets();
        path = path && isPlain ? [...path, key.text] : undefined;
        if (path === undefined) found = unknown;
      } else {
        if (name === undefined || path === undefined) return found;
        return [{ kind: "read", name, path, words: this.wordsFrom(from) }];
      }
    }
  }

  private firstArgument(depth: number): readonly Outcome[] | undefined {
    const start = this.at;
    this.at += 1;
    const found = this.isSign(")") ? undefined : this.expression(depth + 1);
    this.at = start;
    this.brackets();
    return found;
  }

  private giveUp(): readonly Outcome[] {
    this.toEnd();
    return unknown;
  }
}

function methods(name: string, words: string): readonly Outcome[] {
  if (/^(?:startswith|endswith|is[a-z]+)$/.test(name)) return boolean;
  if (/^(?:find|index|count)$/.test(name)) return [{ kind: "value", what: "a number", words }];
  if (/^(?:split|splitlines|keys|values|items)$/.test(name)) return [{ kind: "value", what: "a list", words }];
  return /^(?:strip|lower|upper|join|replace|format)$/.test(name)
    ? [{ kind: "value", what: "a text", words }]
    : unknown;
}
