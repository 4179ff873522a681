import { exitCodeOf } from "./exit-code.js";

/** Taken before a stack is loaded, which is kept from ending the process while it is. */
const exit = process.exit.bind(process);

/**
 * Runs a command and ends the process with its exit code, whatever the stack left running; but not before the reader of
 * a pipe has taken all that was said. A reader that goes away earlier has heard enough.
 *
 * @param options.format how the command was asked to tell its outcome.
 */
export async function end(
  command: () => number | Promise<number>,
  { format }: { readonly format?: string } = {},
): Promise<void> {
  const streams = [process.stdout, process.stderr];
  for (const stream of streams) stream.on("error", ignoreClosedPipe);
  const code = await exitCodeOf(command, format);
  await Promise.all(streams.map(drained));
  exit(code);
}

function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => void stream.write("", () => resolve()));
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
