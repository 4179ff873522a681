import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type Beside, nothingBeside } from "../model/beside.js";
import type { SourceFile } from "../model/sources.js";
import { readInventory } from "../reading/ansible/inventory.js";
import { readPlaybook } from "../reading/ansible/playbook.js";
import { readRequirements } from "../reading/ansible/requirements.js";
import { rolesUsedBy } from "../reading/ansible/role-uses.js";
import { SourceError } from "./sources.js";

/**
 * Reads what stands beside the stack for Ansible itself: `inventory/`, `playbooks/` and `roles-src/requirements.yml`. Nothing of it is copied
 * but what is required.
 *
 * @throws SourceError where the requirements cannot be read.
 */
export function readBeside(stackFolder: string): Beside {
  const inventory = filesBelow(join(stackFolder, "inventory"));
  const { hosts, groups } = readInventory(inventory);
  const things = [...Object.values(hosts), ...Object.values(groups)];
  const plays = filesBelow(join(stackFolder, "playbooks")).flatMap((file) => readPlaybook(file).plays);
  return {
    hasInventory: inventory.some(({ path }) => !/^(?:group|host)_vars\//.test(path)),
    variables: things.flatMap(({ variables }) => variables.map(({ name }) => name)),
    played: plays.flatMap(({ roles, tasks }) =>
      [...roles, ...tasks.flatMap((task) => rolesUsedBy(task))].map(({ name }) => name),
    ),
    required: requiredIn(join(stackFolder, "roles-src/requirements.yml")),
  };
}

function requiredIn(file: string): Beside["required"] {
  if (!existsSync(file)) return nothingBeside.required;
  const path = relative(process.cwd(), file);
  const read = readRequirements({ path, file, text: readFileSync(file, "utf8") });
  if (typeof read !== "string") return read;
  throw new SourceError(
    `'${path}' cannot be read: ${read}`,
    "'ansible-galaxy' would install nothing of it.",
    "Write 'roles:' and 'collections:' with a list each.",
  );
}

/** The YAML and the inventories below a folder. */
function filesBelow(folder: string): readonly SourceFile[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.flatMap(({ parentPath, name }) => {
    const file = join(parentPath, name);
    if (!/^[^.]+(?:\.(?:ya?ml|json|ini))?$/.test(name)) return [];
    return [{ path: relative(folder, file), file, text: readFileSync(file, "utf8") }];
  });
}
