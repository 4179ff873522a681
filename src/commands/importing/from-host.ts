import { readFileSync } from "node:fs";
import { UserError } from "../../diagnostics/user-error.js";
import { type Running, runningIn } from "../../importing/running.js";

/**
 * Reads a saved answer of `docker inspect`.
 *
 * @throws UserError where it cannot be read, or is none.
 */
export function readRunning(path: string): ReadonlyMap<string, Running> {
  const text = textOf(path);
  const running = text === undefined ? undefined : runningIn(text);
  if (running !== undefined && running.size > 0) return running;
  throw new UserError({
    severity: "error",
    message: text === undefined ? `there is no file '${path}' that may be read` : `'${path}' tells of no container`,
    fix: "Save what the old host answers: docker inspect $(docker ps -q) $(docker ps -q | xargs docker inspect -f '{{.Image}}' | sort -u) > host.json",
  });
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
