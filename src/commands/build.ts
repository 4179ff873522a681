import { projectFiles } from "../output/project-file.js";
import { compareFolder, writeFolder } from "../output/write.js";
import { type JudgeOptions, judge } from "./judging/judge.js";
import { toldUnlocked } from "./locking/lock-problems.js";
import { hasErrors, tell } from "./telling/tell.js";
import { listOf, sumOf } from "./telling/told-changes.js";

export interface BuildOptions extends JudgeOptions {
  /** Folder to write to. */
  readonly out: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
}

/**
 * Reviews the stack and writes the project.
 *
 * @returns exit code: 0 where it was written, 1 where something must be mended first.
 */
export async function build({ out, force = false, dryRun = false, ...options }: BuildOptions): Promise<number> {
  const { problems, texts, compiled } = await judge(options);
  tell(problems, texts);
  if (compiled === undefined || hasErrors(problems)) return 1;
  const files = projectFiles(compiled.files, compiled.stack.origins);
  process.stderr.write(toldUnlocked(compiled.stack, compiled.lock));
  const changes = dryRun ? compareFolder(out, files) : writeFolder(out, files, { force });
  process.stdout.write(`${listOf(changes)}${sumOf(changes, files.size, out, dryRun)}\n`);
  return 0;
}
