/** A piece of shell: a word, an operator such as "|" or ";", or the text of a here-document. */
export type Token =
  | {
      readonly kind: "word";
      /** Without quotes; what is filled in later as written. */
      readonly text: string;
      readonly isKnown: boolean;
      /** Whether quotes stood in it, so that it is no keyword. */
      readonly isQuoted: boolean;
      /** Scripts that stand in it: `$(…)` and backticks. */
      readonly scripts: readonly { readonly text: string; readonly line: number }[];
      readonly line: number;
    }
  | { readonly kind: "operator"; readonly text: string; readonly line: number }
  | { readonly kind: "here"; readonly text: string; readonly line: number };

const operators = /^(?:\d*(?:<<<|<<-|<<|>>|<&|>&|<>|>\||&>>|&>|<\(|>\(|<|>)|&&|\|\||;;&|;;|;&|\|&|[|&;()\n])/;

/**
 * Cuts shell into words and operators. Never throws; what is not closed ends with the text. Expressions of Jinja are
 * words whatever stands in them.
 */
export function tokensOf(script: string): readonly Token[] {
  return new Reader(script).all();
}

class Reader {
  private at = 0;
  private line = 1;
  private readonly found: Token[] = [];
  private readonly waiting: { readonly end: string; readonly indented: boolean }[] = [];

  constructor(private readonly script: string) {}

  all(): readonly Token[] {
    while (this.at < this.script.length) this.step();
    return this.found;
  }

  private step(): void {
    const rest = this.script.slice(this.at, this.at + 4);
    const character = this.script[this.at] ?? "";
    if (/[ \t\r]/.test(character)) this.at += 1;
    else if (rest.startsWith("\\\n")) this.skip(2);
    else if (character === "#") this.at = endOr(this.script.indexOf("\n", this.at), this.script);
    else {
      const digits = /^\d+(?=[<>])/.exec(this.script.slice(this.at, this.at + 6))?.[0] ?? "";
      const operator = operators.exec(
        `${digits}${this.script.slice(this.at + digits.length, this.at + digits.length + 4)}`,
      )?.[0];
      if (operator !== undefined) this.operator(operator);
      else this.word();
    }
  }

  private operator(text: string): void {
    this.found.push({ kind: "operator", text, line: this.line });
    this.skip(text.length);
    if (text === "\n") this.hereDocuments();
    if (!/^\d*<<-?$/.test(text)) return;
    while (/[ \t]/.test(this.script[this.at] ?? "")) this.at += 1;
    const end = this.readWord();
    this.waiting.push({ end: end.text, indented: text.endsWith("-") });
  }

  private hereDocuments(): void {
    for (const { end, indented } of this.waiting.splice(0)) {
      const lines: string[] = [];
      const { line } = this;
      while (this.at < this.script.length) {
        const stop = endOr(this.script.indexOf("\n", this.at), this.script);
        const text = this.script.slice(this.at, stop);
        this.skip(stop + 1 - this.at);
        if ((indented ? text.trimStart() : text).trimEnd() === end) break;
        lines.push(text);
      }
      this.found.push({ kind: "here", text: lines.join("\n"), line });
    }
  }

  private word(): void {
    const { line } = this;
    const from = this.at;
    const { text, isKnown, isQuoted, scripts } = this.readWord();
    if (this.at === from) this.skip(1);
    else this.found.push({ kind: "word", text, isKnown, isQuoted, scripts, line });
  }

  private readWord() {
    let text = "";
    let isKnown = true;
    let isQuoted = false;
    const scripts: { text: string; line: number }[] = [];
    const expansion = (): boolean => {
      const found = this.expansion();
      if (found === undefined) return false;
      text += found.text;
      isKnown = false;
      if (found.script !== undefined) scripts.push({ text: found.script, line: this.line });
      this.skip(found.text.length);
      return true;
    };
    while (this.at < this.script.length) {
      const character = this.script[this.at] ?? "";
      if (expansion()) continue;
      if (/[\s|&;()<>]/.test(character)) break;
      if (character === "\\") {
        text += this.script[this.at + 1] === "\n" ? "" : (this.script[this.at + 1] ?? "");
        this.skip(2);
      } else if (character === "'") {
        const end = endOr(this.script.indexOf("'", this.at + 1), this.script);
        const inside = this.script.slice(this.at + 1, end);
        if (/\{\{|\{%/.test(inside)) isKnown = false;
        text += inside;
        isQuoted = true;
        this.skip(end + 1 - this.at);
      } else if (character === '"') {
        isQuoted = true;
        this.skip(1);
        while (this.at < this.script.length && this.script[this.at] !== '"') {
          if (expansion()) continue;
          const isEscape = this.script[this.at] === "\\" && /["\\$`\n]/.test(this.script[this.at + 1] ?? "");
          text += isEscape ? this.script.slice(this.at + 1, this.at + 2).replace("\n", "") : this.script[this.at];
          this.skip(isEscape ? 2 : 1);
        }
        this.skip(1);
      } else {
        text += character;
        this.skip(1);
      }
    }
    return { text, isKnown, isQuoted, scripts };
  }

  /** What is filled in later, where it begins here. */
  private expansion(): { readonly text: string; readonly script?: string } | undefined {
    const { script, at } = this;
    const two = script.slice(at, at + 2);
    if (two === "{{") return { text: upTo(script, at, "}}") };
    if (two === "{%") return { text: upTo(script, at, "%}") };
    if (two === "{#") return script.includes("#}", at) ? { text: upTo(script, at, "#}") } : undefined;
    if (script.startsWith("$((", at)) return { text: upTo(script, at, "))") };
    if (two === "$(") {
      const end = closing(script, at + 1, "(", ")");
      return { text: script.slice(at, end), script: script.slice(at + 2, end - 1) };
    }
    if (two === "${") return { text: script.slice(at, closing(script, at + 1, "{", "}")) };
    if (two[0] === "`") {
      const end = endOr(script.indexOf("`", at + 1), script);
      return { text: script.slice(at, end + 1), script: script.slice(at + 1, end) };
    }
    const name = /^\$(?:[A-Za-z_]\w*|[\d@*#?$!-])/.exec(script.slice(at, at + 80))?.[0];
    return name === undefined ? undefined : { text: name };
  }

  private skip(length: number): void {
    for (const character of this.script.slice(this.at, this.at + length)) if (character === "\n") this.line += 1;
    this.at += length;
  }
}

function endOr(found: number, text: string): number {
  return found < 0 ? text.length : found;
}

function upTo(script: string, from: number, end: string): string {
  const found = script.indexOf(end, from + 2);
  return found < 0 ? script.slice(from, from + 2) : script.slice(from, found + end.length);
}

/** The place behind the bracket that closes the one at a place, past quotes. */
function closing(script: string, open: number, left: string, right: string): number {
  let depth = 0;
  for (let at = open; at < script.length; at++) {
    const character = script[at];
    if (character === "\\") at += 1;
    else if (character === "'" && left === "(") at = endOr(script.indexOf("'", at + 1), script);
    else if (character === left) depth++;
    else if (character === right && --depth === 0) return at + 1;
  }
  return script.length;
}
