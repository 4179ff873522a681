import type { FilePlace } from "./place.js";
import type { Unreadable } from "./role-file.js";
import type { Definition } from "./variable.js";

/** What an inventory says: its hosts, its groups, and the variables of both. */
export interface Inventory {
  readonly hosts: Readonly<Record<string, InventoryHost>>;
  readonly groups: Readonly<Record<string, InventoryGroup>>;
  readonly unreadable: readonly Unreadable[];
}

export interface InventoryHost {
  readonly at: FilePlace;
  /** From the inventory itself and from `host_vars`. */
  readonly variables: readonly Definition[];
}

export interface InventoryGroup {
  readonly at: FilePlace;
  readonly hosts: readonly string[];
  readonly children: readonly string[];
  /** From the inventory itself and from `group_vars`. */
  readonly variables: readonly Definition[];
}
