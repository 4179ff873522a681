import { sourceTextsIn } from "../../diagnostics/source-texts.js";
import { UserError } from "../../diagnostics/user-error.js";
import { orLateFailure, problemOfLate } from "../../load/late-failure.js";
import { packageVersion } from "./package-version.js";
import { tellProblems } from "./tell-problems.js";

/** Exit codes: 0 clean, 1 the user has something to mend, 2 Rexible failed. */
export async function exitCodeOf(command: () => number | Promise<number>, format?: string): Promise<number> {
  try {
    return await orLateFailure(command);
  } catch (error) {
    const late = problemOfLate(error);
    const problems = error instanceof UserError ? error.problems : late && [late];
    if (problems === undefined) return failed(error);
    await tellProblems(problems, sourceTextsIn("."), format);
    return 1;
  }
}

/** A mistake of Rexible's own is the only thing that is told with a stack trace. */
export function failed(error: unknown): number {
  const trace = error instanceof Error ? error.stack : String(error);
  process.stderr.write(
    `Rexible itself failed; the stack may be right. Please report it with the lines below and the stack.\n` +
      `rexible ${packageVersion()}, Node ${process.versions.node}, ${process.platform}-${process.arch}\n${trace}\n`,
  );
  return 2;
}
