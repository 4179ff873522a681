/** What a condition may come to, one for each of its ways: of `a and b`, what `a` and what `b` is. */
export type Outcome =
  | { readonly kind: "boolean" }
  /** A value that is no boolean for certain, such as "a number", and the words that make it. */
  | { readonly kind: "value"; readonly what: string; readonly words: string }
  /** The value of a variable, or of a part of it. */
  | { readonly kind: "read"; readonly name: string; readonly path: readonly string[]; readonly words: string }
  | { readonly kind: "unknown" };
