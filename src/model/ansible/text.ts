import type { Outcome } from "./condition.js";
import type { Route } from "./place.js";

/** A variable that an expression of Jinja reads. */
export interface Read {
  readonly name: string;
  /** What it takes of the variable, as far as that is written out: ["stdout"] of `result.stdout`. */
  readonly path: readonly string[];
  /** Whether the expression bears that it is not defined. */
  readonly isOptional: boolean;
  /** The filters and tests that its value goes through, such as "length" and "defined". */
  readonly through: readonly string[];
  /** Whether all variables that there are go into the text: `vars`, or `hostvars` of a host. */
  readonly isEverything?: true;
}

/** A text that stands in a YAML file, and what Jinja reads in it. */
export interface Text {
  readonly text: string;
  /** From the root of the file. */
  readonly route: Route;
  /** Whether it is an expression without braces, as in `when`. */
  readonly isExpression: boolean;
  /** What it may come to, where it is a condition: in `when`, `until`, `failed_when`, `changed_when`, and what `assert` asserts. */
  readonly outcomes?: readonly Outcome[];
  readonly reads: readonly Read[];
  /** Expressions in braces that are no Jinja, such as those of Go's templates. */
  readonly foreign: readonly string[];
}
