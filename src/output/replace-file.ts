import { chmodSync, existsSync, lstatSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { problemOfSystem } from "./refusal.js";

/**
 * Writes a file that may be there already; whoever reads it sees the old text or the new one, whole. Its mode stays, and
 * a symbolic link leads where it led.
 *
 * @throws UserError where it cannot be written; then the old one stays.
 */
export function replaceFile(path: string, text: string): void {
  const target = existsSync(path) ? realpathSync(path) : path;
  const beside = `${target}.new`;
  try {
    writeFileSync(beside, text);
    if (existsSync(target)) chmodSync(beside, statSync(target).mode);
    renameSync(beside, target);
  } catch (error) {
    if (lstatSync(beside, { throwIfNoEntry: false })?.isFile()) rmSync(beside);
    throw problemOfSystem(error, path, "Mend that, then run the command again.");
  }
}
