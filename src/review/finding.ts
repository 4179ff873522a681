import type { SourceFile } from "../model/sources.js";
import type { Mend } from "./mend.js";

/** The way to a part of the model, such as ["services", "n8n", "volumes", 0]. */
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

/** Where a finding is: in the stack, or in a hand-written file. Positions are found later, and only for findings. */
export type Place = Route | FilePlace;

export type Level = "error" | "warning";

/** What a rule found in a stack. */
export interface Finding {
  readonly id: string;
  readonly level: Level;
  /** What is wrong. */
  readonly message: string;
  readonly why: string;
  /** The way out. */
  readonly fix: string;
  readonly at: Place;
  /** The other half of a contradiction. */
  readonly related: readonly { readonly at: Place; readonly says: string }[];
  /** A name that was probably meant. */
  readonly near?: string;
  /** What a machine may write at the place. */
  readonly mend?: Mend;
}

/** Whether the place is in a hand-written file. */
export function isInFile(place: Place): place is FilePlace {
  return !Array.isArray(place);
}
