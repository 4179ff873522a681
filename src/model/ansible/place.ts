import type { SourceFile } from "../sources.js";

/** The way to a part of a file's YAML, such as [0, "ansible.builtin.copy", "mode"]. */
export type Route = readonly (string | number)[];

/** A part of a hand-written file: by a route into its YAML, or by its line where it is no YAML. */
export type FilePlace =
  | { readonly file: SourceFile; readonly route: Route; readonly line?: never; readonly columns?: never }
  | {
      readonly file: SourceFile;
      /** From 1. */
      readonly line: number;
      /** First column, and the first behind; the words of the line where there are none. */
      readonly columns?: readonly [number, number];
      readonly route?: never;
    };
