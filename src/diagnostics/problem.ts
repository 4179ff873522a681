/** The one shape of everything that Rexible says about a stack, whoever found it: a rule, `tsc`, `load` or `output`. */
export interface Problem {
  readonly severity: Severity;
  /** Stable name of the kind of problem, such as "REX001" or "TS2322". */
  readonly id?: string;
  /** What is wrong: a lower-case sentence with names in quotes. */
  readonly message: string;
  readonly position?: Position;
  /** Other places that belong to it, such as the other half of a contradiction. */
  readonly related?: readonly Related[];
  /** Why it matters. */
  readonly why?: string;
  /** The way out. */
  readonly fix?: string;
  /** A name that exists and differs little from the one that was written. */
  readonly near?: string;
  /** Lines that differ, as `diff -u` shows them. */
  readonly diff?: string;
  /** Whether `rexible check --fix` may mend it. Default: it cannot. */
  readonly mendable?: true;
  /** Command or address that tells more. */
  readonly more?: string;
}

/** A problem that the stack accepts for a time: it stops nothing. */
export interface AcceptedProblem extends Problem {
  readonly because: string;
  /** Last day, as an ISO date. */
  readonly until: string;
}

/** An error stops the build; a warning is told and does not. */
export type Severity = "error" | "warning";

/** A place in a file that a person wrote. Lines and columns start at 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** First place after it; without it the position is a point. */
  readonly end?: { readonly line: number; readonly column: number };
}

/** Another place of a problem, and what stands there. */
export interface Related {
  readonly message: string;
  readonly position?: Position;
}

/** Sorts by file, place, id and message, so that equal input gives equal output. Problems without a place come first. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort(
    (one, other) =>
      compare(one.position?.file ?? "", other.position?.file ?? "") ||
      (one.position?.line ?? 0) - (other.position?.line ?? 0) ||
      (one.position?.column ?? 0) - (other.position?.column ?? 0) ||
      compare(one.id ?? "", other.id ?? "") ||
      compare(one.message, other.message),
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
