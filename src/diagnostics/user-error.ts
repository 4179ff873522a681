import type { Problem } from "./problem.js";

/** Mistakes in what Rexible was given: they are told as problems, never as a stack trace. */
export class UserError extends Error {
  readonly problems: readonly Problem[];

  constructor(...problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join("\n"));
    this.name = "UserError";
    this.problems = problems;
  }
}
