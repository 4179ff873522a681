import { UserError } from "../diagnostics/user-error.js";
import { noteWhatIsMade } from "../model/made.js";
import type { Bundle } from "./bundle.js";
import { failureOf } from "./failure.js";
import { whileRead } from "./late-failure.js";
import { type MapOrigin, originMapper } from "./positions.js";
import { settled } from "./settled.js";
import type { StackFile } from "./stack-file.js";
import { timeLimit } from "./time-limit.js";

/** What a stack file exports, and the way from its values to its lines. */
export interface Run {
  readonly exports: Readonly<Record<string, unknown>>;
  readonly mapOrigin: MapOrigin;
  /** All that constructors made, used or not. */
  readonly made: readonly object[];
}

let runs = 0;

/**
 * Runs the bundle in this process; nothing is written to disk for it.
 *
 * @param seconds how long the stack may wait for something; 0 for ever. Default: what the environment says, or 30.
 * @throws UserError where the stack throws, ends the process or waits for ever.
 */
export async function run({ code, map }: Bundle, file: StackFile, seconds = timeLimit()): Promise<Run> {
  // What follows "#" is no part of the text: the same text is run anew, as another module.
  const address = `data:text/javascript;base64,${Buffer.from(code).toString("base64")}#${runs++}`;
  const mapOrigin = originMapper(address, map, file);
  const { log, info, debug } = console;
  // Standard output is for what was asked for, such as JSON; what the stack says goes beside it.
  Object.assign(console, { log: console.error, info: console.error, debug: console.error });
  const context = { address, mapOrigin, file };
  const endNoting = noteWhatIsMade();
  try {
    const exports = await whileRead(context, () => settled(() => import(address), seconds));
    return { exports, mapOrigin, made: endNoting() };
  } catch (error) {
    throw new UserError(failureOf(error, context));
  } finally {
    endNoting();
    Object.assign(console, { log, info, debug });
  }
}
