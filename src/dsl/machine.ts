import type { Machine } from "../declared/machine.js";
import { markOrigin } from "../model/origin.js";

/**
 * Declares a machine of a stack that outgrew one host. Services say that they run `on` it, and a host of each environment says
 * by `machine` that it is it. Its name becomes a group of the inventory.
 *
 * @example
 * const front = machine("front");
 * const data = machine("data");
 */
export function machine<const Name extends string>(name: Name): Machine<Name> {
  return markOrigin({ kind: "machine" as const, name }, machine);
}
