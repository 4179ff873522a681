import type { WithOrigin } from "../model/origin.js";

/** Data of something that left the stack, given up on purpose. */
export interface Destruction extends WithOrigin {
  readonly kind: "destruction";
  /** Name of the service or shared folder that left. */
  readonly name: string;
  readonly because: string;
}
