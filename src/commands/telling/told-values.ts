import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Beside } from "../../model/beside.js";
import { operatorsFiles } from "../../output/ours.js";

/** What is to be said of values that stand where Ansible does not read them, or where a deleted project would lose them. */
export function toldValues({ hasInventory, variables }: Beside, out: string): string {
  if (!hasInventory)
    return variables.length === 0
      ? ""
      : "'inventory/' holds variables and no inventory, so Ansible does not read them: write 'all:' to 'inventory/hosts.yml'\n";
  const left = operatorsFiles.filter((path) => existsSync(join(out, path)));
  return left
    .map(
      (path) =>
        `'${join(out, path)}' counts where '${path}' says nothing else, and goes with '${out}': move it there\n`,
    )
    .join("");
}
