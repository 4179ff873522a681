import type { Inventory } from "./inventory.js";
import type { Playbook } from "./playbook.js";
import type { Role } from "./role.js";

/** A folder of Ansible: playbooks, roles and inventory. */
export interface AnsibleProject {
  readonly playbooks: readonly Playbook[];
  readonly roles: readonly Role[];
  readonly inventory: Inventory;
}
