import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { inspector } from "./inspect.js";
import { digestOf, type Manifest } from "./manifest.js";
import { contentOf, type ProjectFile, type ProjectFiles } from "./project-file.js";

/** What a build will do to the folder; sorted by path. */
export interface Changes {
  readonly added: readonly Change[];
  readonly changed: readonly Change[];
  readonly removed: readonly Change[];
  /** What someone else wrote or edited where a file is to be written or removed. */
  readonly conflicts: readonly Conflict[];
}

export interface Change {
  readonly path: string;
  /** Text that stands there now. */
  readonly before: string | undefined;
  /** What shall stand there; none where the file goes. */
  readonly after: ProjectFile | undefined;
}

export interface Conflict extends Change {
  /** "edited" and "foreign" files, and links, may be overwritten by force; what is in the way may not. */
  readonly reason: "edited" | "foreign" | "link" | "in the way";
  readonly obstacle: string;
}

/**
 * Compares the folder with what shall stand in it. Reads, and writes nothing.
 *
 * @param manifests what Rexible wrote: the manifest of the last build, and that of one that was interrupted.
 */
export function changesIn(root: string, wanted: ProjectFiles, manifests: readonly Manifest[]): Changes {
  const inspect = inspector(root);
  const removed: Change[] = [];
  const added: Change[] = [];
  const changed: Change[] = [];
  const conflicts: Conflict[] = [];
  const refuse = (change: Change, reason: Conflict["reason"], obstacle = change.path): void =>
    void conflicts.push({ ...change, reason, obstacle });
  const checkAuthor = (change: Change, digest: string): void => {
    const entries = manifests.map(({ files }) => files[change.path]).filter((entry) => entry !== undefined);
    if (!entries.some(({ sha256 }) => sha256 === digest)) refuse(change, entries.length > 0 ? "edited" : "foreign");
  };

  for (const path of sortedPaths(manifests)) {
    if (wanted.has(path) || inspect(path).found !== "file") continue;
    const content = readFileSync(join(root, path));
    const change = { path, before: content.toString(), after: undefined };
    removed.push(change);
    checkAuthor(change, digestOf(content));
  }

  const goes = new Set(removed.flatMap(({ path }) => [path, ...parentsOf(path)]));
  for (const [path, after] of wanted) {
    const { found, blockedBy } = inspect(path);
    const nothing = { path, before: undefined, after };
    if (blockedBy !== undefined && !goes.has(blockedBy)) refuse(nothing, "in the way", blockedBy);
    else if (found === "nothing" || (found === "folder" && goes.has(path))) added.push(nothing);
    else if (found === "link") {
      refuse(nothing, "link");
      changed.push(nothing);
    } else if (found !== "file") refuse(nothing, "in the way");
    else {
      const content = readFileSync(join(root, path));
      const digest = digestOf(content);
      const change = { path, before: content.toString(), after };
      if (digest !== digestOf(contentOf(after))) {
        changed.push(change);
        checkAuthor(change, digest);
      } else if (isExecutable(join(root, path)) !== (after.mode === "0755")) changed.push(change);
    }
  }
  return { added: sorted(added), changed: sorted(changed), removed, conflicts: sorted(conflicts) };
}

function sorted<T extends Change>(changes: readonly T[]): readonly T[] {
  return [...changes].sort((one, other) => (one.path < other.path ? -1 : 1));
}

function sortedPaths(manifests: readonly Manifest[]): readonly string[] {
  return [...new Set(manifests.flatMap(({ files }) => Object.keys(files)))].sort();
}

function parentsOf(path: string): readonly string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** Like git, a build keeps only whether the owner may run a file: the rest is the user's umask. */
function isExecutable(path: string): boolean {
  return (statSync(path).mode & 0o100) !== 0;
}
