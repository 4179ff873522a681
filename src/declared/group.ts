import type { WithOrigin } from "../model/origin.js";
import type { Service } from "./service/service.js";

/** Services that one role configures together. */
export interface Group<Name extends string = string, Member extends string = string> extends WithOrigin {
  readonly kind: "group";
  readonly name: Name;
  readonly services: readonly Service<Member>[];
}
