import type { Change, Changes } from "../../output/changes.js";

/** More files than a person reads are counted, not listed. */
const most = 20;

/** A line for each file, such as "changed  site.yml"; nothing where there are too many to read. */
export function listOf({ added, changed, removed }: Changes, limit = most): string {
  if (added.length + changed.length + removed.length > limit) return "";
  const lines = (word: string, changes: readonly Change[]) => changes.map(({ path }) => `${word.padEnd(8)} ${path}\n`);
  return [...lines("added", added), ...lines("changed", changed), ...lines("removed", removed)].join("");
}

/** One line that closes a build. @example "generated: 120 files, 1 added, 2 changed" */
export function sumOf({ added, changed, removed }: Changes, total: number, folder: string, dryRun = false): string {
  const counts = [
    [added.length, "added"],
    [changed.length, "changed"],
    [removed.length, "removed"],
  ] as const;
  const told = counts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${dryRun ? "to be " : ""}${word}`);
  return `${folder}: ${total} files, ${told.join(", ") || "nothing changed"}`;
}

/** The paths below the folder, for programs. */
export function pathsOf({ added, changed, removed }: Changes) {
  const paths = (changes: readonly Change[]) => changes.map(({ path }) => path);
  return { added: paths(added), changed: paths(changed), removed: paths(removed) };
}
