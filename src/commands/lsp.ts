import { UserError } from "../diagnostics/user-error.js";
import { timeLimit } from "../load/time-limit.js";
import { serve } from "./serving/server.js";

/**
 * Serves an editor over standard input and output until it goes.
 *
 * @param stack name of the stack file, found in the folder of an open file or above it.
 * @throws UserError where a person types there, whom no editor speaks for.
 */
export async function lsp({ stack }: { readonly stack: string }): Promise<number> {
  if (process.stdin.isTTY)
    throw new UserError({
      severity: "error",
      message: "'rexible lsp' speaks with an editor over its input and output, and here is a terminal",
      fix: "Let the editor start it: 'node_modules/rexible/docs/editors.md' says how. To review here, run 'rexible check'.",
    });
  await serve(stack, timeLimit(10));
  return 0;
}
