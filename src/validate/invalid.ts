import type { Origin } from "../model/origin.js";

/** Something in the stack that has not even the form of what it should be. */
export interface Invalid {
  readonly message: string;
  /** Path into the model, such as ["services", "n8n", "memory"]. */
  readonly at: readonly (string | number)[];
  /** Whether the key itself is wrong, and not what it says. Default: no. */
  readonly isKey?: true;
  /** Where the thing was written. */
  readonly origin: Origin | undefined;
}
