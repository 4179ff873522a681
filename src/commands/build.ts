import { join } from "node:path";
import type { Changes } from "../output/changes.js";
import { projectFiles } from "../output/project-file.js";
import { compareFolder, writeFolder } from "../output/write.js";
import { type JudgeOptions, judge } from "./judging/judge.js";
import { toldUnlocked } from "./locking/lock-problems.js";
import { problemsOfChanges } from "./planning/unfit-changes.js";
import { answer } from "./telling/answer.js";
import { hasErrors, tell } from "./telling/tell.js";
import { listOf, pathsOf, sumOf } from "./telling/told-changes.js";
import { toldValues } from "./telling/told-values.js";

export interface BuildOptions extends JudgeOptions {
  /** Folder to write to. */
  readonly out: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  /** Default: "terminal". */
  readonly format?: "terminal" | "json";
}

/**
 * Reviews the stack and writes the project.
 *
 * @returns exit code: 0 where it was written, 1 where something must be mended first.
 */
export async function build({
  out,
  force = false,
  dryRun = false,
  format = "terminal",
  ...options
}: BuildOptions): Promise<number> {
  const { problems: found, texts, compiled } = await judge(options);
  const problems = compiled === undefined ? found : [...found, ...(await problemsOfChanges(compiled, out, texts))];
  if (format === "terminal") tell(problems, texts);
  if (compiled === undefined || hasErrors(problems)) {
    if (format === "json") answer<"build">(problems, { folder: out, files: null });
    return 1;
  }
  const files = projectFiles(compiled.files, compiled.stack.origins);
  process.stderr.write(toldUnlocked(compiled.stack, compiled.lock));
  process.stderr.write(toldValues(compiled.stack.beside, out));
  const changes = dryRun ? compareFolder(out, files) : writeFolder(out, files, { force });
  if (format === "json") {
    answer<"build">(problems, { folder: out, files: pathsOf(changes) });
    return 0;
  }
  process.stdout.write(`${listOf(changes)}${sumOf(changes, files.size, out, dryRun)}\n`);
  // For people; a log of CI says what was done.
  if (!dryRun && process.stderr.isTTY) process.stderr.write(nextStep(changes, files.size, out));
  return 0;
}

function nextStep({ added, changed, removed }: Changes, total: number, out: string): string {
  if (added.length === total)
    return `next: read '${join(out, "README.md")}', which leads through the first deployment\n`;
  if (added.length + changed.length + removed.length === 0) return "";
  return `next: 'rexible plan' tells what a deployment of this changes; then deploy from '${out}'\n`;
}
