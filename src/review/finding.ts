import type { FilePlace, Route } from "../model/ansible/place.js";
import type { Mend } from "./mend.js";

export type { FilePlace, Route };

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
