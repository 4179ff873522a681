import type { Role } from "../../../src/model/ansible/role.js";
import { readRole } from "../../../src/reading/ansible/role.js";

/** A role from its files. */
export function roleFrom(files: Readonly<Record<string, string>>): Role {
  return readRole(
    "own",
    true,
    Object.entries(files).map(([path, text]) => ({ path, text, file: `roles-src/own/${path}` })),
  );
}

/** A role of one file of tasks. */
export function roleOfTasks(text: string): Role {
  return roleFrom({ "tasks/main.yml": text });
}
