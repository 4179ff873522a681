import type { Problem } from "../diagnostics/problem.js";
import { UserError } from "../diagnostics/user-error.js";

const variable = "REXIBLE_TIME_LIMIT";

/**
 * How long a stack may run, in seconds; 0 for as long as it likes.
 *
 * @param otherwise the limit where the environment says nothing.
 * @throws UserError where the environment says no number.
 */
export function timeLimit(otherwise = 30): number {
  const said = process.env[variable];
  if (said === undefined || said === "") return otherwise;
  if (/^\d{1,6}$/.test(said)) return Number(said);
  throw new UserError({
    severity: "error",
    message: `'${variable}' is '${said}', and seconds are expected`,
    fix: `Write a whole number, such as ${variable}=120, or 0 for no limit.`,
  });
}

/** Tells that a stack was stopped at its limit. */
export function problemOfTooLong(name: string, seconds: number): Problem {
  return {
    severity: "error",
    message: `'${name}' has not finished after ${seconds} s`,
    why: "The stack is run to be read. A loop of it does not end, or it waits for something that does not come.",
    fix: `Let the stack only describe; what takes time belongs elsewhere. Where it needs longer, set ${variable}=${seconds * 4} (seconds; 0 for no limit).`,
  };
}
