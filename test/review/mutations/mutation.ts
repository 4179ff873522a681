import type { Input } from "./input.js";

/** Who refuses the program, or why nobody does: the judgement of this harness, not of the review. */
export type Label =
  | {
      readonly is: "defect";
      /** Who refuses it, and in which words. */
      readonly refusedBy: string;
      /** Rules that are about it; "schema" where the shape of the value is wrong. Default: anything that stops or warns. */
      readonly rules?: readonly string[];
      /** Whether the editor must refuse it too, where it is written as a literal. Default: false. */
      readonly inEditor?: boolean;
    }
  | { readonly is: "harmless"; readonly because: string };

/** One program that differs from a sound one in one way. */
export interface Mutation {
  /** Such as "images / a tag that moves". */
  readonly kind: string;
  /** The change, as a person would write it: the minimal input. */
  readonly spelling: string;
  /** Where the change was made. */
  readonly place: string;
  readonly label: Label;
  readonly input: () => Input;
}

/** Name of a mutation that stays the same between runs. */
export function nameOf({ kind, spelling, place }: Mutation): string {
  return `${kind} | ${spelling} | ${place}`;
}

/** Some ways to write one kind of change, with the places where each is made. */
export interface Table {
  readonly kind: string;
  readonly label: Label;
  readonly spellings: readonly string[];
  readonly places: (spelling: string) => readonly (readonly [place: string, input: () => Input])[];
}

/** The mutations of a table: each spelling in each place, each once. */
export function mutationsOf({ kind, label, spellings, places }: Table): readonly Mutation[] {
  return [...new Set(spellings)].flatMap((spelling) =>
    places(spelling).map(([place, input]) => ({ kind, spelling, place, label, input })),
  );
}
