import type { Place } from "./place.js";

/** Something in a file that cannot be read, or that its reader would refuse. The rest of the file is read all the same. */
export interface Trouble {
  readonly at: Place;
  /** What is wrong: a lower-case sentence with names in quotes. */
  readonly message: string;
  readonly why: string;
  /** The way out. */
  readonly fix: string;
  /** The key that the specification does not know, and where it stands, such as "services.app". Default: it is another trouble. */
  readonly foreign?: { readonly key: string; readonly in: string };
}
