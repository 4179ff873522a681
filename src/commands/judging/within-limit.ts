import { fileURLToPath } from "node:url";
import { ownFile } from "../../load/own-files.js";
import type { StackFile } from "../../load/stack-file.js";
import { timeLimit } from "../../load/time-limit.js";
import { startWatchdog } from "../../outside/watchdog.js";
import { asked } from "../telling/asked.js";

const module = fileURLToPath(ownFile("dist/commands/judging/watchdog-process.js"));

/**
 * Loads a stack. Where its code does not let go of this process within its limit, that is told from outside, and this process is killed.
 *
 * @throws UserError where the limit is none; whatever loading throws.
 */
export async function withinLimit<T>({ name }: StackFile, load: () => Promise<T>): Promise<T> {
  const seconds = timeLimit();
  if (seconds === 0) return load();
  const end = startWatchdog(module, [name, String(seconds), asked.format ?? ""]);
  try {
    return await load();
  } finally {
    end();
  }
}
