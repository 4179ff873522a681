import { reasonOf } from "../../output/refusal.js";
import { asked } from "./asked.js";
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
  process.stdout.on("error", hearFailure("output"));
  process.stderr.on("error", hearFailure("errors"));
  asked.format = format;
  const code = await exitCodeOf(command, format);
  await Promise.all(streams.map(drained));
  exit(code);
}

function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => void stream.write("", () => resolve()));
}

/** What cannot be written is told once, where that is still possible: a full disk behind '>' is not a mistake of Rexible's. */
function hearFailure(name: string): (error: NodeJS.ErrnoException) => void {
  return (error) => {
    if (error.code === "EPIPE") return;
    if (name === "output")
      process.stderr.write(`the output could not be written: ${reasonOf(error) ?? error.message}\n`);
    exit(1);
  };
}
