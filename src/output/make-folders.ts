import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it. Node's own recursive `mkdir` never returns where the file system refuses a new
 * folder with ENOENT, as /proc does.
 *
 * @returns the topmost folder that was made; none where all were there.
 */
export function makeFolders(folder: string): string | undefined {
  if (existsSync(folder)) return undefined;
  const made = makeFolders(dirname(folder));
  mkdirSync(folder);
  return made ?? folder;
}
