import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { problemOfSystem } from "./refusal.js";

/**
 * Writes a file that is not there yet, for the user to keep.
 *
 * @param mode as the user's mask leaves it. Default: 0666.
 * @throws UserError where it cannot be written.
 */
export function createFile(path: string, content: string | Uint8Array, mode = 0o666): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content, { flag: "wx", mode });
  } catch (error) {
    throw problemOfSystem(error, path, "Mend that, then run the command again.");
  }
}
