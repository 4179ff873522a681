import { commonRole } from "./common.js";
import type { RoleDefinition } from "./role.js";

const definitions = [commonRole];

/** Rexible's own roles by name. */
export const builtInRoles: ReadonlyMap<string, RoleDefinition> = new Map(
  definitions.map((definition) => [definition.name, definition as unknown as RoleDefinition]),
);
