import { backupConfigRole } from "./backup-config.js";
import { commonRole } from "./common.js";
import { dockerStackRole } from "./docker-stack.js";
import { n8nProvisionRole } from "./n8n-provision.js";
import type { RoleDefinition } from "./role.js";
import { smokeTestsRole } from "./smoke-tests.js";

const definitions = [backupConfigRole, commonRole, dockerStackRole, n8nProvisionRole, smokeTestsRole];

/** Rexible's own roles by name. */
export const builtInRoles: ReadonlyMap<string, RoleDefinition> = new Map(
  definitions.map((definition) => [definition.name, definition as unknown as RoleDefinition]),
);
