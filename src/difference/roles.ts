import type { Snapshot } from "../model/snapshot.js";
import { compared, isSame, quoted } from "./compared.js";
import type { Item } from "./item.js";

/** Roles that are new, differ, or run in another order. */
export function changedRoles(before: Snapshot, after: Snapshot): readonly Item[] {
  const { added, kept } = compared(before.roles, after.roles);
  const changed = kept.filter(([, old, now]) => old !== now).map(([name]) => name);
  const order = (snapshot: Snapshot) =>
    Object.keys(snapshot.roles).filter((name) => kept.some(([one]) => one === name));
  return [
    ...added.map(([name]) => ({ says: `the role '${name}' is new` })),
    ...(changed.length === 0 ? [] : [{ says: `tasks, variables or files differ of ${quoted(changed)}` }]),
    ...(isSame(order(before), order(after))
      ? []
      : [{ says: `roles run in another order: ${order(after).join(", ")}` }]),
  ];
}
