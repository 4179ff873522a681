import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../diagnostics/user-error.js";
import { alone } from "./alone.js";
import { type Changes, changesIn } from "./changes.js";
import { isOfRexible, openFolder, rootOf } from "./folder.js";
import { isInside, manifestName, manifestOf, manifestText } from "./manifest.js";
import { isOurs } from "./ours.js";
import type { ProjectFiles } from "./project-file.js";
import { problemOfSystem, problemsOfConflicts } from "./refusal.js";
import { type Replacement, stagingName, swap } from "./swap.js";

export interface WriteOptions {
  /** Overwrite generated files that were edited by hand, and files that stand where one is to be written. */
  readonly force?: boolean;
}

/**
 * Tells what a build would do to the folder, and does nothing.
 *
 * @throws UserError where the folder is not Rexible's.
 */
export function compareFolder(path: string, files: ProjectFiles): Changes {
  return changesIn(openFolder(path).root, files, openFolder(path).manifests);
}

/**
 * Makes the folder hold these files and, of Rexible's, no others. Files of others stay. Where nothing differs,
 * nothing is written.
 *
 * @throws UserError where something would be lost or cannot be written; then the folder is as it was.
 */
export function writeFolder(path: string, files: ProjectFiles, { force = false }: WriteOptions = {}): Changes {
  checkPaths(files);
  const manifest = manifestText(manifestOf(files));
  const planned = (): Planned => {
    const { root, manifests } = openFolder(path);
    const changes = changesIn(root, files, manifests);
    const refused = changes.conflicts.filter(({ reason }) => !force || reason === "in the way");
    if (refused.length > 0) throw new UserError(...problemsOfConflicts(refused, path));
    return { root, changes, isNeeded: sizeOf(changes) > 0 || isStale(root, manifest) };
  };
  const settled = (): Changes => {
    const { root, changes, isNeeded } = planned();
    if (isNeeded) swap(root, replacementsOf(changes), manifest);
    return changes;
  };
  try {
    const first = orNothing(planned, path);
    if (first?.isNeeded === false) return first.changes;
    return alone(rootOf(path), path, settled);
  } catch (error) {
    throw problemOfSystem(error, path);
  }
}

/** What is seen while another build is at work counts for nothing: it is looked at once more when that has ended. */
function orNothing(look: () => Planned, path: string): Planned | undefined {
  try {
    return look();
  } catch (error) {
    if (!isOfRexible(path)) throw error;
    return undefined;
  }
}

interface Planned {
  readonly root: string;
  readonly changes: Changes;
  readonly isNeeded: boolean;
}

function sizeOf({ removed, changed, added }: Changes): number {
  return removed.length + changed.length + added.length;
}

function replacementsOf({ removed, changed, added }: Changes): readonly Replacement[] {
  return [...removed, ...changed, ...added].map(({ path, after }) => ({ path, file: after }));
}

function isStale(root: string, manifest: string): boolean {
  const path = join(root, manifestName);
  return existsSync(join(root, stagingName)) || !existsSync(path) || readFileSync(path, "utf8") !== manifest;
}

/** The compiler's own mistakes, not the user's. */
function checkPaths(files: ProjectFiles): void {
  for (const path of files.keys())
    if (!isInside(path) || !isOurs(path)) throw new Error(`the compiler must not write '${path}'`);
}
