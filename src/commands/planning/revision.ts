import { UserError } from "../../diagnostics/user-error.js";
import { run } from "../../outside/run.js";

/** Reads a file of an output, by its path there; nothing where there is none. */
export type ReadOutput = (path: string) => Promise<string | undefined>;

/** Files below a folder that differ from those of a revision, new ones among them; nothing where nobody can tell. */
export type ChangedIn = (folder: string) => Promise<readonly string[] | undefined>;

/**
 * Opens the output as a Git revision has it.
 *
 * @param out path of the output's folder from the working directory.
 * @param against the revision; by default the last one that this branch shares with the default branch.
 * @throws UserError where there is no such revision.
 */
export async function openRevision(
  out: string,
  against: string | undefined,
): Promise<{ readonly name: string; readonly read: ReadOutput; readonly changedIn: ChangedIn }> {
  const [name, commit] = await (against === undefined ? sharedRevision() : namedRevision(against));
  return {
    name: `${name} (${commit.slice(0, 7)})`,
    read: (path) => git("show", `${commit}:./${out}/${path}`),
    changedIn: (folder) => changedSince(commit, folder),
  };
}

/** What Git ignores is no part of what others would build, and is not told. */
async function changedSince(commit: string, folder: string): Promise<readonly string[] | undefined> {
  const told = await Promise.all([
    git("diff", "--name-only", "--relative", "-z", commit, "--", folder),
    git("ls-files", "--others", "--exclude-standard", "-z", "--", folder),
  ]);
  return told.includes(undefined)
    ? undefined
    : told.flatMap((paths) => paths?.split("\0").filter(Boolean) ?? []).sort();
}

async function namedRevision(revision: string): Promise<readonly [string, string]> {
  const commit = await lineOf("rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`);
  if (commit !== undefined) return [revision, commit];
  if ((await lineOf("rev-parse", "--git-dir")) === undefined) throw new UserError(noRepository(revision));
  throw new UserError({
    severity: "error",
    message: `'${revision}' is neither a folder nor a revision of this repository`,
    fix: "Name a branch, a tag, a commit, or a folder that 'rexible build' wrote. In CI, fetch that revision first.",
  });
}

const defaultBranches = ["origin/HEAD", "origin/main", "origin/master", "main", "master"];

async function sharedRevision(): Promise<readonly [string, string]> {
  for (const branch of defaultBranches) {
    const commit = await lineOf("merge-base", "HEAD", branch);
    if (commit !== undefined) return [branch, commit];
  }
  if ((await lineOf("rev-parse", "--git-dir")) === undefined) throw new UserError(noRepository());
  const head = await lineOf("rev-parse", "--verify", "--quiet", "HEAD");
  if (head !== undefined) return ["HEAD", head];
  throw new UserError({
    severity: "error",
    message: "this repository has no commit to compare with",
    fix: "Commit the stack with its output first, or name a folder: --against <folder>.",
  });
}

async function lineOf(...args: readonly string[]): Promise<string | undefined> {
  return (await git(...args))?.trim();
}

async function git(...args: readonly string[]): Promise<string | undefined> {
  try {
    const { status, stdout } = await run("git", args, ".");
    return status === 0 ? stdout : undefined;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function noRepository(named?: string) {
  const missing = named === undefined ? "there is nothing to compare with" : `there is no folder '${named}'`;
  return {
    severity: "error",
    message: `${missing}${named === undefined ? ":" : ", and"} this folder is in no Git repository, or Git is not installed`,
    fix: "Name a folder that an earlier 'rexible build' wrote: --against <folder>.",
  } as const;
}
