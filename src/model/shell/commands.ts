import type { Command, Redirect, Word } from "../ansible/command.js";
import { type Token, tokensOf } from "./tokens.js";
import { runBy } from "./wrappers.js";

/** Scripts in scripts in scripts are read so far. */
const deepest = 8;

interface Around {
  readonly through: readonly string[];
  readonly line: number;
  readonly depth: number;
  readonly isJudged: boolean;
  readonly count: { pipelines: number };
}

/** Every program that a script of shell runs, with its arguments, in the order in which they stand. Never throws. */
export function commandsOfShell(script: string, line = 1): readonly Command[] {
  return inScript(script, { through: [], line, depth: 0, isJudged: false, count: { pipelines: 0 } });
}

/** The program that a list of words runs, and what that runs in its turn. */
export function commandsOfWords(words: readonly Word[], line = 1): readonly Command[] {
  return ofWords(
    words,
    { assignments: [], redirects: [], pipeline: 0 },
    {
      through: [],
      line,
      depth: 0,
      isJudged: false,
      count: { pipelines: 1 },
    },
  );
}

type WordToken = Extract<Token, { kind: "word" }>;

const leading = new Set("if then elif else while until do ! time { coproc fi done }".split(" "));
const judging = new Set("if elif while until !".split(" "));

/** The programs of a script, in the order in which they stand. */
function inScript(script: string, around: Around): readonly Command[] {
  return new Script(tokensOf(script), around).all();
}

/** Walks through the tokens of a script, and ends a command at each operator. */
class Script {
  private readonly found: Command[] = [];
  private words: WordToken[] = [];
  private redirects: Redirect[] = [];
  private at = 0;
  private pipeline: number;
  /** Whether `if`, `while` or `!` judges what runs now. */
  private isJudged = false;
  /** Whether a line may end here, and the next goes on. */
  private isOpen = false;
  private cases = 0;
  /** Whether a pattern of `case` stands here. */
  private isPattern = false;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly around: Around,
  ) {
    this.pipeline = around.count.pipelines++;
  }

  all(): readonly Command[] {
    for (; this.at < this.tokens.length; this.at++) this.take(this.tokens[this.at] as Token);
    this.end("\n");
    return this.found;
  }

  private take(token: Token): void {
    if (this.isPattern) this.inPattern(token);
    else if (token.kind === "here") this.hereDocument(token.text, token.line);
    else if (token.kind === "word") this.word(token);
    else if (/[<>]/.test(token.text) && !token.text.endsWith("(")) this.redirect(token.text);
    else this.operator(token.text);
  }

  private inPattern(token: Token): void {
    const isEnd = token.kind === "word" && token.text === "esac";
    if (isEnd) this.cases -= 1;
    if (isEnd || (token.kind === "operator" && token.text === ")")) this.isPattern = false;
  }

  private operator(sign: string): void {
    if (sign === "\n" && this.isOpen && this.words.length === 0 && this.redirects.length === 0) return;
    this.end(sign);
    this.isOpen = /^(?:&&|\|\|?|\|&)$/.test(sign);
    this.isPattern = this.cases > 0 && /^;;|^;&/.test(sign);
  }

  private end(sign: string): void {
    const isJudged = this.around.isJudged || this.isJudged;
    if (this.words.length > 0 || this.redirects.length > 0)
      this.found.push(...simple(this.words, this.redirects, { ...this.around, isJudged }, this.pipeline));
    if (sign === "||") this.judgePipeline();
    this.words = [];
    this.redirects = [];
    if (sign === "|" || sign === "|&") return;
    this.pipeline = this.around.count.pipelines++;
    this.isJudged = false;
  }

  private judgePipeline(): void {
    for (let index = this.found.length - 1; index >= 0; index--) {
      const command = this.found[index] as Command;
      if (command.pipeline < this.pipeline) return;
      if (command.pipeline === this.pipeline) this.found[index] = { ...command, isJudged: true };
    }
  }

  private redirect(operator: string): void {
    const next = this.tokens[this.at + 1];
    const isHere = /^\d*<<-?$/.test(operator);
    const target = !isHere && next?.kind === "word" ? next : undefined;
    this.redirects.push({ operator, target: target?.text ?? "" });
    if (target === undefined) return;
    this.at += 1;
    this.found.push(...inWord(target, this.around));
  }

  private hereDocument(text: string, line: number): void {
    const { around, found } = this;
    const last = found.at(-1);
    if (last === undefined) return;
    const open = last.redirects.findIndex(({ operator, target }) => /<<-?$/.test(operator) && target === "");
    const redirects = last.redirects.map((one, index) => (index === open ? { ...one, target: text } : one));
    found[found.length - 1] = { ...last, redirects };
    if (!/^(?:ba|da|z)?sh$/.test(last.program) || around.depth >= deepest) return;
    const through = [...last.through, last.program];
    found.push(...inScript(text, { ...around, line: around.line + line - 1, depth: around.depth + 1, through }));
  }

  private word(token: WordToken): void {
    const isFirst = this.words.length === 0 && !token.isQuoted;
    if (isFirst && leading.has(token.text)) this.isJudged ||= judging.has(token.text);
    else if (isFirst && token.text === "esac") this.cases = Math.max(0, this.cases - 1);
    else if (isFirst && token.text === "case") {
      this.cases += 1;
      this.skipTo("in");
      this.isPattern = true;
    } else if (isFirst && (token.text === "for" || token.text === "select")) this.items();
    else if (isFirst && token.text === "function") this.at += 1;
    else this.words.push(token);
  }

  private skipTo(word: string): void {
    while (this.at + 1 < this.tokens.length) {
      const token = this.tokens[++this.at];
      if (token?.kind === "word" && token.text === word) return;
    }
  }

  /** The items of a loop may hold scripts of their own. */
  private items(): void {
    for (let next = this.tokens[this.at + 1]; next?.kind === "word"; next = this.tokens[this.at + 1]) {
      this.at += 1;
      this.found.push(...inWord(next, this.around));
    }
  }
}

function inWord(word: WordToken, around: Around): readonly Command[] {
  if (around.depth >= deepest) return [];
  return word.scripts.flatMap(({ text, line }) =>
    inScript(text, { ...around, line: around.line + line - 1, depth: around.depth + 1 }),
  );
}

function simple(
  words: readonly WordToken[],
  redirects: readonly Redirect[],
  around: Around,
  pipeline: number,
): readonly Command[] {
  const inner = words.flatMap((word) => inWord(word, around));
  const start = words.findIndex(({ text }) => !/^[A-Za-z_]\w*(?:\[[^\]]*\])?\+?=/.test(text));
  const assignments = (start < 0 ? words : words.slice(0, start)).map(({ text }) => text);
  const rest = start < 0 ? [] : words.slice(start);
  const line = around.line + ((rest[0] ?? words[0])?.line ?? 1) - 1;
  const own = ofWords(
    rest.map(({ text, isKnown }) => ({ text, isKnown })),
    { assignments, redirects, pipeline },
    { ...around, line },
  );
  return [...own, ...inner];
}

/** One program, and what it runs in its turn. */
function ofWords(
  words: readonly Word[],
  given: {
    readonly assignments: readonly string[];
    readonly redirects: readonly Redirect[];
    readonly pipeline: number;
  },
  around: Around,
): readonly Command[] {
  const [first, ...rest] = words;
  const program = first === undefined || !isName(first) ? "" : (first.text.split("/").at(-1) ?? "");
  const command: Command = {
    program,
    arguments: rest,
    text: words.map(({ text }) => text).join(" "),
    assignments: Object.fromEntries(given.assignments.map(partsOf)),
    redirects: given.redirects,
    through: around.through,
    pipeline: given.pipeline,
    isJudged: around.isJudged,
    line: around.line,
  };
  const runs = around.depth < deepest ? runBy(program, rest) : undefined;
  if (runs === undefined) return [command];
  const within = { ...around, through: [...around.through, program], depth: around.depth + 1 };
  if ("script" in runs) return [command, ...inScript(runs.script.text, within)];
  return [
    command,
    ...ofWords(
      runs.words,
      { ...given, assignments: [...given.assignments, ...runs.assignments], redirects: given.redirects },
      within,
    ),
  ];
}

/** A program is known where its name is, even when its folder is not. */
function isName({ text, isKnown }: Word): boolean {
  return isKnown || /\/[\w.-]+$/.test(text);
}

function partsOf(assignment: string): readonly [string, string] {
  const at = assignment.indexOf("=");
  return [assignment.slice(0, at).replace(/\+$|\[.*$/, ""), assignment.slice(at + 1)];
}
