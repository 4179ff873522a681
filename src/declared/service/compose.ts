import type { freeKeys } from "../../model/service/raw-keys.js";

/** Keys of a Compose service, and why no option says it. */
export type ComposeKeys = { readonly because: string } & { readonly [Key in (typeof freeKeys)[number]]?: unknown };

export interface ComposeOptions {
  /**
   * Keys of Compose that no option says, written into its file as they are, and why. They are judged by the schema of the
   * Compose specification and by the rules, and listed in the documents. Inventory variables may stand in them; secrets not. Default: none.
   *
   * @example compose: { because: "answers on a terminal", tty: true, stdin_open: true }
   */
  readonly compose?: ComposeKeys;
}
