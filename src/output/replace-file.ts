import { renameSync, rmSync, writeFileSync } from "node:fs";
import { problemOfSystem } from "./refusal.js";

/**
 * Writes a file that may be there already; whoever reads it sees the old text or the new one, whole.
 *
 * @throws UserError where it cannot be written; then the old one stays.
 */
export function replaceFile(path: string, text: string): void {
  const beside = `${path}.new`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw problemOfSystem(error, path);
  }
}
