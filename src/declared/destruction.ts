import type { WithOrigin } from "../model/origin.js";

/** Data of something that left the stack, given up on purpose. */
export interface Destruction extends WithOrigin {
  readonly kind: "destruction";
  /** Name of the service or shared folder that left; with `.moved` behind it, what it left on a host that it moved away from. */
  readonly name: string;
  readonly because: string;
}
