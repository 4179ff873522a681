import type { Application } from "./application.js";
import type { SourceFile } from "./sources.js";

/** An application of hand-written Compose files. */
export interface WrittenApplication {
  readonly application: Application;
  /** Whether it is a container of a task or a command line, and no Compose file. Default: no. */
  readonly isContainer?: true;
  /** All files that it was read from. */
  readonly files: readonly SourceFile[];
  /** Where a part of it is written; where it is not, the nearest thing around it, and of nothing at all that of `[]`. */
  readonly placeOf: (route: readonly (string | number)[]) => WrittenPlace;
}

/** A line of a hand-written file. */
export interface WrittenPlace {
  readonly file: SourceFile;
  /** From 1. */
  readonly line: number;
  /** First column, and the first behind; the words of the line where there are none. */
  readonly columns?: readonly [number, number];
}

/** What Compose would refuse in a hand-written file. */
export interface Refusal {
  readonly at: WrittenPlace;
  readonly message: string;
  readonly fix: string;
}
