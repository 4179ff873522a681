import { serve } from "./serving/server.js";

/**
 * Serves an editor over standard input and output until it goes.
 *
 * @param stack name of the stack file, found in the folder of an open file or above it.
 */
export async function lsp({ stack }: { readonly stack: string }): Promise<number> {
  await serve(stack);
  return 0;
}
