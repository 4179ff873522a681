import { createHash } from "node:crypto";
import { rootOf } from "../model/paths.js";
import type { Stack } from "../model/stack.js";
import { configsVariable, staticConfigs } from "../plan/configure-tasks.js";
import type { PlannedRole, PlannedVariable } from "../plan/role.js";

const folder = `files/${staticConfigs}/`;

/**
 * The variable that says what the configuration of a role is on the host, so that the role brings it only where it
 * differs. SHA-1, for that is what Ansible compares files by.
 *
 * @param configs text by path below the role's folder.
 * @returns nothing where the role has no configuration that is copied as it is.
 */
export function configChecksums(
  stack: Stack,
  role: PlannedRole,
  configs: ReadonlyMap<string, string>,
): readonly PlannedVariable[] {
  const value = [...configs]
    .filter(([path]) => path.startsWith(folder))
    .map(([path, text]) => ({
      path: `${rootOf(stack)}/configs/${path.slice(folder.length)}`,
      mode: "0644",
      checksum: createHash("sha1").update(text).digest("hex"),
    }));
  if (value.length === 0) return [];
  const type = { type: "list", elements: "dict" } as const;
  const description = "Configuration files on the host, with the mode and the SHA-1 checksum of each";
  return [{ name: configsVariable(role.name), description, type, value }];
}
