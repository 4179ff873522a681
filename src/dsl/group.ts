import { markOrigin, type WithOrigin } from "./origin.js";
import type { Service } from "./service.js";

/** Services that one role configures together. */
export interface Group<Name extends string = string, Member extends string = string> extends WithOrigin {
  readonly kind: "group";
  readonly name: Name;
  readonly services: readonly Service<Member>[];
}

/**
 * Groups services, so that one role configures them and one word deploys them.
 *
 * @example const monitoring = group("monitoring", [victoriametrics, loki, alloy, grafana]);
 */
export function group<const Name extends string, const Member extends string>(
  name: Name,
  services: readonly Service<Member>[],
): Group<Name, Member> {
  return markOrigin({ kind: "group", name, services }, group);
}
