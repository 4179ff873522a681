import type { WithOrigin } from "../model/origin.js";

/** A place for services that every environment has a host for, or several alike. */
export interface Machine<Name extends string = string> extends WithOrigin {
  readonly kind: "machine";
  readonly name: Name;
}
