import type { Rule } from "../review/rule.js";
import { fill, type Sentences } from "../review/sentence.js";
import type { Position, Problem } from "./problem.js";

/** An error of `tsc` as it printed it. */
export interface CompilerError {
  /** Such as 2322. */
  readonly code: number;
  /** All of its lines. */
  readonly text: string;
  readonly position: Position;
}

/**
 * Folds `tsc`'s errors into the tool's own form: one problem for each sentence of a rule, and the first line of
 * any other error.
 */
export function problemsOfTypeErrors(errors: readonly CompilerError[], rules: readonly Rule[]): readonly Problem[] {
  return errors.flatMap((error): readonly Problem[] => {
    const sentences = new Set(sentencesIn(error.text));
    if (sentences.size === 0) return [plain(error)];
    return [...sentences].map((sentence) => problemOf(sentence, error.position, rules));
  });
}

/** The findings, and of the type errors those that no finding tells already. */
export function withoutRepeats(findings: readonly Problem[], typeErrors: readonly Problem[]): readonly Problem[] {
  const told = new Set(findings.map(({ id, message }) => `${id} ${message}`));
  return [...findings, ...typeErrors.filter(({ id, message }) => !told.has(`${id} ${message}`))];
}

function sentencesIn(text: string): readonly string[] {
  const carriers = text.matchAll(/DesignReview<((?:"(?:[^"\\]|\\.)*"(?: \| )?)+)>/g);
  return [...carriers].flatMap(([, strings = ""]) =>
    [...strings.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([quoted]) => String(JSON.parse(quoted))),
  );
}

function problemOf(sentence: string, position: Position, rules: readonly Rule[]): Problem {
  const [id = ""] = sentence.split(" ", 1);
  const message = sentence.slice(id.length + 1);
  const rule = rules.find((candidate) => candidate.id === id);
  return {
    severity: rule?.level ?? "error",
    id,
    message,
    position,
    ...(rule && { why: rule.why, fix: fixOf(rule, message), more: `rexible explain ${id}` }),
  };
}

/** The way out, with the holes filled that the sentence shows. */
function fixOf({ says, fix }: Rule, message: string): string {
  for (const [name, sentence] of casesOf(says)) {
    const holes = readHoles(sentence, message);
    if (holes !== undefined) return fill(casesOf(fix).get(name) ?? (typeof fix === "string" ? fix : ""), holes);
  }
  return "";
}

function casesOf(sentences: Sentences): ReadonlyMap<string, string> {
  return new Map(typeof sentences === "string" ? [["", sentences]] : Object.entries(sentences));
}

/** What stands in the holes of a filled sentence; none where it is not that sentence. */
function readHoles(sentence: string, filled: string): Readonly<Record<string, string>> | undefined {
  const names = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const literal = sentence.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const values = new RegExp(`^${literal.join("(.*?)")}$`).exec(filled)?.slice(1);
  return values && Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""]));
}

function plain({ code, text, position }: CompilerError): Problem {
  const [first = ""] = text.split("\n", 1);
  return { severity: "error", id: `TS${code}`, message: first.replace(/\.$/, ""), position };
}
