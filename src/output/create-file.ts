import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { problemOfSystem } from "./refusal.js";

/**
 * Writes a file that is not there yet, for the user to keep.
 *
 * @throws UserError where it cannot be written.
 */
export function createFile(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: "wx" });
  } catch (error) {
    throw problemOfSystem(error, path, "Mend that, then run the command again.");
  }
}
