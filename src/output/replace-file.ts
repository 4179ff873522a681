import { chmodSync, existsSync, lstatSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { UserError } from "../diagnostics/user-error.js";
import { problemOfSystem } from "./refusal.js";

/**
 * Writes a file that may be there already; whoever reads it sees the old text or the new one, whole. Its mode stays, and
 * a symbolic link leads where it led.
 *
 * @throws UserError where it cannot be written, or is a folder, a device or a pipe; then the old one stays.
 */
export function replaceFile(path: string, text: string): void {
  if (existsSync(path) && !statSync(path).isFile()) throw new UserError(noFile(path));
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

/** A device or a pipe would be gone, with a file in its place. */
function noFile(path: string) {
  const what = statSync(path).isDirectory() ? "a folder" : "a device or a pipe";
  return {
    severity: "error",
    message: `cannot write to '${path}': ${what} stands in its place`,
    why: "Nothing was changed there: what is written takes the place of a file, whole.",
    fix: "Name a file.",
  } as const;
}
