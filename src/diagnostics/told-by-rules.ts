import type { Rule } from "../review/rule.js";
import { fill, type Sentences } from "../review/sentence.js";
import type { Problem } from "./problem.js";

/** Adds to the type errors that tell a rule's sentence what the rule knows: why, and the way out. */
export function explainTypeErrors(typeErrors: readonly Problem[], rules: readonly Rule[]): readonly Problem[] {
  return typeErrors.map((problem) => {
    const rule = rules.find(({ id }) => id === problem.id);
    if (rule === undefined) return problem;
    const fix = fixOf(rule, problem.message);
    return { ...problem, severity: rule.level, why: rule.why, fix, more: `rexible explain ${rule.id}` };
  });
}

/** The findings, and of the type errors those that no finding tells already. */
export function withoutRepeats(findings: readonly Problem[], typeErrors: readonly Problem[]): readonly Problem[] {
  const told = new Set(findings.map(({ id, message }) => `${id} ${message}`));
  return [...findings, ...typeErrors.filter(({ id, message }) => !told.has(`${id} ${message}`))];
}

/** The way out, with the holes filled that the sentence shows. */
function fixOf({ says, fix }: Rule, message: string): string {
  for (const [name, sentence] of casesOf(says)) {
    const holes = readHoles(sentence, message);
    if (holes !== undefined) return fill(typeof fix === "string" ? fix : (casesOf(fix).get(name) ?? ""), holes);
  }
  return typeof fix === "string" ? fix : "";
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
