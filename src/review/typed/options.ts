import type { Near } from "./near.js";

/** Carries the sentence that tsc prints at the leaf that is refused. */
export interface Refused<Sentence extends string> {
  readonly refused: Sentence;
}

/** Refuses, at its key, each option that is not among those taken; editors show what those say of themselves. */
export type WithoutOthers<Options, Taken> = {
  readonly [Option in Exclude<keyof Options, KeyOf<Taken>>]: Refused<NoOption<Option & string, KeyOf<Taken> & string>>;
} & Explained<Taken>;

/** Judges nothing: what was inferred from a literal has no docstrings, and takes those of its options from here. */
type Explained<Taken> = { readonly [Option in keyof Taken]?: unknown };

/** The options of a form, or of each of several. */
type KeyOf<Taken> = Taken extends unknown ? keyof Taken : never;

export type NoOption<Written extends string, Known extends string> = `there is no option '${Written}' here${Meant<
  Near<Written, Known>
>}`;

type Meant<Name extends string> = [Name] extends [never] ? "" : ` (did you mean '${Name}'?)`;

/** Does the same for what stands in an option itself: for those of the given forms. */
export type WithoutOthersIn<Options, Forms> = {
  readonly [Option in keyof Options & keyof Forms]: WithoutOthers<Options[Option], NonNullable<Forms[Option]>>;
};
