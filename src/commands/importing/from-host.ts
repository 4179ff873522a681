import { readFileSync } from "node:fs";
import { UserError } from "../../diagnostics/user-error.js";
import { type Running, runningIn } from "../../importing/running.js";
import { problemOfSystem } from "../../output/refusal.js";

/**
 * Reads a saved answer of `docker inspect`.
 *
 * @throws UserError where it cannot be read, or is none.
 */
export function readRunning(path: string): ReadonlyMap<string, Running> {
  const running = runningIn(textOf(path));
  if (running !== undefined && running.size > 0) return running;
  throw new UserError({
    severity: "error",
    message: `'${path}' tells of no container`,
    fix: "Save what the old host answers: docker inspect $(docker ps -q) $(docker ps -q | xargs docker inspect -f '{{.Image}}' | sort -u) > host.json",
  });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw problemOfSystem(error, path, "Name a file that you may read.");
  }
}
