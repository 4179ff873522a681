import type { Group } from "../declared/group.js";
import type { Service } from "../declared/service/service.js";
import { markOrigin } from "../model/origin.js";

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
