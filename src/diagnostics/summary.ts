import type { Problem } from "./problem.js";

export function countOf(problems: readonly Problem[]) {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  return { errors, warnings: problems.length - errors };
}

/** One line that closes a list of problems. @example "2 errors and 1 warning" */
export function summaryOf(problems: readonly Problem[]): string {
  const { errors, warnings } = countOf(problems);
  const parts = [counted(errors, "error"), counted(warnings, "warning")].filter((part) => part !== "");
  return parts.join(" and ") || "no problem";
}

function counted(number: number, noun: string): string {
  return number === 0 ? "" : `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** The advice of a problem: its fix, and the name that was probably meant. */
export function adviceOf({ fix, near }: Problem): string | undefined {
  const question = near === undefined || fix?.includes(near) ? [] : [`Did you mean '${near}'?`];
  return [...(fix === undefined ? [] : [fix]), ...question].join(" ") || undefined;
}
