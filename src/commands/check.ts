import { sortProblems } from "../diagnostics/problem.js";
import { acceptedProblems } from "./judging/accepted-problems.js";
import { type JudgeOptions, judge } from "./judging/judge.js";
import { rendered } from "./judging/rendered.js";
import type { Format } from "./telling/format.js";
import { hasErrors } from "./telling/tell.js";

export interface CheckOptions extends JudgeOptions {
  readonly format: Format;
  /** Whether to mend what a machine can mend, before the review. */
  readonly fix?: boolean;
}

/**
 * Reviews the stack and prints all that was found, to standard output. What was mended goes before it as a patch; to
 * standard error where the format is for programs.
 *
 * @returns exit code: 0 where nothing is left that stops a build, 1 otherwise.
 */
export async function check({ format, fix = false, ...options }: CheckOptions): Promise<number> {
  const mended = fix
    ? await (await import("./judging/mend-files.js")).mendFiles(options)
    : { patches: "", problems: [] };
  (format === "terminal" ? process.stdout : process.stderr).write(mended.patches);
  const judged = await judge(options);
  const problems = [...mended.problems, ...judged.problems];
  const accepted = format === "terminal" || format === "github" ? [] : await acceptedProblems(judged);
  process.stdout.write(await rendered(sortProblems(problems), accepted, judged.texts, format));
  return hasErrors(problems) ? 1 : 0;
}
