import { lstatSync, type Stats } from "node:fs";
import { dirname, join } from "node:path";

/** What stands at a path of the folder. */
export type Found = "nothing" | "file" | "folder" | "link" | "other";

/**
 * Looks at paths below a folder without following symbolic links.
 *
 * @returns a function that tells what stands at a path, or which of its parents is in the way.
 */
export function inspector(root: string): (path: string) => { readonly found: Found; readonly blockedBy?: string } {
  const parents = new Map<string, string | undefined>([[".", undefined]]);
  const blockerOf = (folder: string): string | undefined => {
    if (!parents.has(folder)) {
      const found = kindOf(join(root, folder));
      parents.set(
        folder,
        blockerOf(dirname(folder)) ?? (found === "folder" || found === "nothing" ? undefined : folder),
      );
    }
    return parents.get(folder);
  };
  return (path) => {
    const blockedBy = blockerOf(dirname(path));
    return blockedBy === undefined ? { found: kindOf(join(root, path)) } : { found: "nothing", blockedBy };
  };
}

function kindOf(path: string): Found {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return "nothing";
  return nameOf(stats);
}

function nameOf(stats: Stats): Found {
  if (stats.isFile()) return "file";
  if (stats.isDirectory()) return "folder";
  return stats.isSymbolicLink() ? "link" : "other";
}
