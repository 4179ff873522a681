import { toJson } from "../../diagnostics/json.js";
import type { Problem } from "../../diagnostics/problem.js";
import { sortProblems } from "../../diagnostics/problem.js";
import type { Answer, Answers } from "./answers.js";

/** Writes what a command answers to a program, to standard output. */
export function answer<Command extends keyof Answers>(
  problems: readonly Problem[],
  rest: Omit<Answers[Command], keyof Answer>,
): void {
  process.stdout.write(toJson(sortProblems(problems), { ...rest }));
}
