import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Problem } from "../diagnostics/problem.js";
import { UserError } from "../diagnostics/user-error.js";
import type { Conflict } from "./changes.js";
import { unifiedDiff } from "./unified-diff.js";

/** Tells why files of the folder are not overwritten. */
export function problemsOfConflicts(conflicts: readonly Conflict[], folder: string): readonly Problem[] {
  return conflicts.map((conflict) => ({ severity: "error", ...told(conflict, folder) }));
}

const force = "rexible build --force";

function told({ path, before, after, reason, obstacle }: Conflict, folder: string): Omit<Problem, "severity"> {
  const file = join(folder, path);
  switch (reason) {
    case "edited":
      return {
        message: `'${file}' was edited by hand`,
        ...(before !== undefined && { diff: unifiedDiff(after?.text ?? "", before) }),
        why: "The next build would silently undo the edit.",
        fix: `Say it in the stack or in a role of your own, then run '${force}', which discards the edit.`,
      };
    case "foreign":
      return {
        message: `'${file}' stands where a generated file belongs, and Rexible did not write it`,
        why: "It would be overwritten.",
        fix: `Move it away, or run '${force}' to overwrite it.`,
      };
    case "link":
      return {
        message: `'${file}' is a symbolic link where a generated file belongs`,
        why: "What it leads to may be outside the folder.",
        fix: `Remove the link, or run '${force}' to put the file in its place.`,
      };
    case "in the way":
      return {
        message:
          obstacle === path
            ? `'${file}' is not a file, but one belongs there`
            : `'${join(folder, obstacle)}' is not a folder, but '${path}' belongs below it`,
        why: "What is written through a symbolic link may end outside the folder.",
        fix: "Move it away, then build again.",
      };
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EACCES: "permission denied",
  EPERM: "the system does not permit it",
  EROFS: "the file system is read-only",
  ENOENT: "the file system takes no new folder there",
  EISDIR: "a folder stands in its place",
  ENOTDIR: "a part of the path is not a folder",
  ENAMETOOLONG: "a name is too long for the file system",
};

/** What the system refused, in words; nothing where it is no refusal that is known. */
export function reasonOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? reasons[String(error.code)] : undefined;
}

/** What the system says about a path that cannot be written is the user's to mend; anything else is returned as it is. */
export function problemOfSystem(
  error: unknown,
  path: string,
  fix = "Mend that, or name another folder with '--out <path>'.",
): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason =
    code === "ENOENT" && !existsSync(dirname(path)) ? `there is no folder '${dirname(path)}'` : reasonOf(error);
  if (reason === undefined) return error;
  return new UserError({
    severity: "error",
    message: `cannot write to '${path}': ${reason}`,
    why: `Nothing was changed there (${code}).`,
    fix,
  });
}
