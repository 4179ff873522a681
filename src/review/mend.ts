/**
 * How a breach is mended by machine: what to write at its place. Data alone; `mend/` writes it, and only where exactly
 * the named thing stands there and belongs to nothing else.
 */
export type Mend =
  /** A text or number is written anew. */
  | { readonly kind: "replace"; readonly from: string | number; readonly to: string | number }
  /** Entries are added to the list that stands there. */
  | { readonly kind: "add"; readonly entries: readonly string[] }
  /** The entry goes from its list; it is the text `what`, or a call or map that begins with it. */
  | { readonly kind: "remove"; readonly what: string }
  /** The key that leads there gets another name. */
  | { readonly kind: "rename"; readonly from: string; readonly to: string }
  /** The map that stands there says this, too. */
  | { readonly kind: "set"; readonly key: string; readonly value: boolean }
  /** The whole file becomes this text. */
  | { readonly kind: "rewrite"; readonly text: string };
