/** What is different, by subject; subjects without a difference are left out. */
export interface Difference {
  readonly sections: readonly Section[];
  /** Longest time that the containers together may take to stop and to be well again, in seconds. */
  readonly seconds: number;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly items: readonly Item[];
}

/** One change, as a sentence without its full stop. */
export interface Item {
  readonly says: string;
  /** For programs: the container that it is about, and what becomes of it. */
  readonly container?: { readonly service: string; readonly becomes: "new" | "made anew" | "removed" };
  /** What it comes from. */
  readonly causes?: readonly Cause[];
  /** What follows from it, each a sentence. */
  readonly effects?: readonly string[];
}

export interface Cause {
  readonly says: string;
  /** Route into the stack as it is now, such as ["services", "n8n", "image"]; none for what is no longer there. */
  readonly at?: readonly (string | number)[];
}
