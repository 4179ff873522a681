import { existsSync } from "node:fs";
import { stackAbove } from "../../load/stack-file.js";

/**
 * Goes to the folder of the stack where a command is given in a folder below it, as Git does; and says so, for all paths are told
 * from there.
 *
 * @param name of the stack file, such as "stack.ts".
 */
export function enterStackFolder(name: string): void {
  if (existsSync(name)) return;
  const found = stackAbove(process.cwd(), name);
  if (found === undefined) return;
  process.chdir(found.folder);
  process.stderr.write(`in ${found.folder}\n`);
}
