import type { FilePlace } from "./place.js";
import type { Task } from "./task.js";
import type { Text } from "./text.js";

/** One place that gives a variable its value. A variable may have several. */
export interface Definition {
  readonly name: string;
  readonly by:
    | "defaults"
    | "vars"
    | "include vars"
    | "task vars"
    | "set_fact"
    | "register"
    | "loop"
    | "argument specification"
    | "play"
    | "inventory"
    | "role parameter";
  /** As written; `undefined` for a result and for what only the run brings. */
  readonly value: unknown;
  /** The texts in the value, each with its way from the value. */
  readonly leaves: readonly Leaf[];
  readonly at: FilePlace;
  /** The task that makes it. */
  readonly task: Task | undefined;
  /** Where alone it is seen: below these places. Everywhere where there are none. */
  readonly scopes: readonly Scope[];
}

export interface Leaf extends Text {
  /** From the value of the variable. */
  readonly path: readonly string[];
  readonly isVaulted: boolean;
}

/** Tasks below a route of a file. */
export interface Scope {
  readonly path: string;
  readonly route: readonly (string | number)[];
}

/** Whether a definition is seen from a place in the role. */
export function isSeenFrom({ scopes }: Definition, path: string, route: readonly (string | number)[]): boolean {
  return (
    scopes.length === 0 ||
    scopes.some((scope) => scope.path === path && scope.route.every((part, index) => part === route[index]))
  );
}
