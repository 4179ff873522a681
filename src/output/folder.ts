import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { UserError } from "../diagnostics/user-error.js";
import { busyName } from "./alone.js";
import { type Manifest, manifestName, readManifest } from "./manifest.js";
import { operatorsFiles } from "./ours.js";
import { stagingName } from "./swap.js";

export interface OutputFolder {
  /** Absolute, symbolic links followed. */
  readonly root: string;
  /** What Rexible wrote there; several after an interrupted build, none in a new folder. */
  readonly manifests: readonly Manifest[];
}

/**
 * Opens the folder that a build writes to. It need not exist.
 *
 * @param path as the user wrote it.
 * @throws UserError where it is not a folder, or holds files that Rexible did not write.
 */
export function openFolder(path: string): OutputFolder {
  if (!existsSync(path)) {
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined)
      throw new UserError(refusal(`'${path}' is a link that leads nowhere`));
    return { root: rootOf(path), manifests: [] };
  }
  if (!statSync(path).isDirectory())
    throw new UserError(refusal(`'${path}' is a file, where a folder is to be written`));
  const root = rootOf(path);
  const manifests = [manifestName, join(stagingName, manifestName)]
    .filter((name) => existsSync(join(root, name)))
    .map((name) => readManifest(readFileSync(join(root, name), "utf8"), join(path, name)));
  const [foreign] = manifests.length > 0 ? [] : filesIn(root).filter((file) => !isOfOthers(file));
  if (foreign !== undefined)
    throw new UserError(
      refusal(`'${path}' is not a folder of Rexible's: it holds '${foreign}', and no '${manifestName}'`),
    );
  return { root, manifests };
}

/** The folder itself, symbolic links followed; it need not exist. */
export function rootOf(path: string): string {
  return existsSync(path) ? realpathSync(path) : resolve(path);
}

/** Whether a build has written to the folder, or does just now. */
export function isOfRexible(path: string): boolean {
  return [busyName, manifestName, stagingName].some((name) => existsSync(join(path, name)));
}

/** What may stand in a folder that no build has written to yet. */
function isOfOthers(file: string): boolean {
  return operatorsFiles.includes(file) || file.startsWith(busyName);
}

function refusal(message: string) {
  return {
    severity: "error",
    message,
    why: "A build replaces what stands in its folder, so it writes only to a new, an empty or its own one.",
    fix: "Name another folder with '--out <path>', or empty this one.",
  } as const;
}

function filesIn(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1))
    .sort();
}
