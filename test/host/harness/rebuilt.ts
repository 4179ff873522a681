import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { rexible } from "../../cli/command.js";

/** A change of `stack.ts`: words that stand in it, and what takes their place. */
export type Edit = readonly [from: string, to: string];

export function edited(text: string, [from, to]: Edit): string {
  if (!text.includes(from)) throw new Error(`'${from}' stands in stack.ts no more`);
  return text.replace(from, to);
}

/** Builds the stack of a folder, and puts what was built under the operator's own values. */
export function rebuild(folder: string, project: string): void {
  const { status, stderr } = rexible(folder, ["build", "--no-types", "--out", "compiled"]);
  if (status !== 0) throw new Error(stderr);
  for (const part of ["roles", "playbooks", "site.yml", "docs"]) {
    rmSync(join(project, part), { recursive: true, force: true });
    cpSync(join(folder, "compiled", part), join(project, part), { recursive: true });
  }
  const defaults = "inventory/group_vars/all/defaults.yml";
  cpSync(join(folder, "compiled", defaults), join(project, defaults));
}
