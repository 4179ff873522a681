import { paintFor } from "../../diagnostics/colour.js";
import type { Problem } from "../../diagnostics/problem.js";
import { sortProblems } from "../../diagnostics/problem.js";
import type { SourceTexts } from "../../diagnostics/source-texts.js";
import { toTerminal } from "../../diagnostics/terminal.js";

/** Prints problems for a person, to standard error. Says nothing where there are none. */
export function tell(problems: readonly Problem[], texts: SourceTexts): void {
  if (problems.length === 0) return;
  const { stderr } = process;
  const width = stderr.columns ?? 100;
  stderr.write(toTerminal(sortProblems(problems), { texts, paint: paintFor(process.env, stderr), width }));
}

/** Whether one of them stops the build. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === "error");
}
