import type { Problem } from "../diagnostics/problem.js";
import { readSnapshot } from "../difference/read-snapshot.js";
import { replaceFile } from "../output/replace-file.js";
import { reportPage } from "../report/page.js";
import type { ReportedFinding } from "../report/reported.js";
import { acceptedProblems } from "./judging/accepted-problems.js";
import { type JudgeOptions, judge } from "./judging/judge.js";
import { readRestored } from "./reporting/restored.js";
import { answer } from "./telling/answer.js";
import { hasErrors, tell } from "./telling/tell.js";

export interface ReportOptions extends JudgeOptions {
  /** File to write. */
  readonly to: string;
  /** File that says when backups were last restored. Default: "restored.json", where there is one. */
  readonly restored?: string;
  /** Default: "terminal". */
  readonly format?: "terminal" | "json";
}

/**
 * Writes the stack as one page of HTML.
 *
 * @returns exit code: 0 where it was written, 1 where something must be mended first.
 * @throws UserError where the file cannot be written.
 */
export async function report({ to, restored, format = "terminal", ...options }: ReportOptions): Promise<number> {
  const judged = await judge(options);
  const { problems, texts, compiled } = judged;
  if (compiled === undefined || hasErrors(problems)) {
    if (format === "json") answer<"report">(problems, { file: to, isWritten: false });
    else tell(problems, texts);
    return 1;
  }
  const snapshot = readSnapshot(compiled.files.get("docs/stack.json")?.text ?? "");
  if ("problem" in snapshot) throw new Error(`the build's own snapshot cannot be read: ${snapshot.problem}`);
  const { stack, lock } = compiled;
  const accepted = await acceptedProblems(judged);
  const page = reportPage({
    stack,
    snapshot,
    findings: problems.map(reported),
    accepted: accepted.map((one) => ({ ...reported(one), because: one.because, until: one.until })),
    locked: new Set(lock?.entries.map(({ service }) => service)),
    restored: readRestored(restored, Object.keys(stack.services)),
    lineOf: (...route) => {
      const origin = stack.origins[route.join(".")];
      return origin === undefined ? undefined : `${origin.file}:${origin.line}`;
    },
  });
  replaceFile(to, page);
  if (format === "json") answer<"report">(problems, { file: to, isWritten: true });
  else process.stdout.write(`wrote ${to}\n`);
  return 0;
}

function reported({ id, severity, message, position }: Problem): ReportedFinding {
  return { id, severity, message, place: position === undefined ? undefined : `${position.file}:${position.line}` };
}
