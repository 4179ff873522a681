import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { UserError } from "../../diagnostics/user-error.js";
import { readSnapshot } from "../../difference/read-snapshot.js";
import type { Snapshot } from "../../model/snapshot.js";
import { manifestName, readManifest } from "../../output/manifest.js";
import { type ChangedIn, openRevision, type ReadOutput } from "./revision.js";

/** What a stack is compared with. */
export interface Baseline {
  /** As it is told, such as "main (3f2a1bc)". */
  readonly name: string;
  readonly snapshot: Snapshot;
  /** Files that somebody edited after they were built: what they deploy is not what is compared. */
  readonly edited: readonly string[];
  /** What images are built of, which no build has, as it differs from what stood there. */
  readonly changedIn: ChangedIn;
}

const snapshotPath = "docs/stack.json";

/**
 * Finds what an earlier build made.
 *
 * @param against a folder, or a Git revision; by default where the branch left the default branch.
 * @throws UserError where there is none, or none that can be compared.
 */
export async function openBaseline(out: string, against: string | undefined): Promise<Baseline> {
  const { name, read, changedIn } =
    against !== undefined && existsSync(against) && statSync(against).isDirectory()
      ? { name: `the folder '${against}'`, read: readerOf(against), changedIn: async () => undefined }
      : await openRevision(relative(".", resolve(out)), against);
  const [text, manifest] = await Promise.all([read(snapshotPath), read(manifestName)]);
  if (text === undefined) throw new UserError(manifest === undefined ? notBuilt(name, out) : older(name));
  const snapshot = readSnapshot(text);
  if ("problem" in snapshot) throw new UserError(older(name, snapshot.problem));
  const edited = manifest === undefined ? [] : await editedIn(manifest, name, read);
  return { name, snapshot, edited, changedIn };
}

function readerOf(folder: string): ReadOutput {
  return async (path) => {
    const file = join(folder, path);
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
  };
}

/** What a snapshot speaks of: the Compose files, and files that services mount. */
const compared = /\/(?:compose|configs|secrets)\/|^docs\/stack\.json$/;

async function editedIn(manifest: string, name: string, read: ReadOutput): Promise<readonly string[]> {
  const listed = Object.entries(readManifest(manifest, `${manifestName} of ${name}`).files);
  const checked = await Promise.all(
    listed
      .filter(([path]) => compared.test(path))
      .map(async ([path, { sha256 }]) => {
        const text = await read(path);
        return text !== undefined && createHash("sha256").update(text).digest("hex") === sha256 ? [] : [path];
      }),
  );
  return checked.flat();
}

function notBuilt(name: string, out: string) {
  return {
    severity: "error",
    message: `there is no '${out}' in ${name}`,
    why: "A plan compares what was built there with what the stack says now.",
    fix: "Commit the output of 'rexible build' first, or name a revision or a folder that has one: --against <revision or folder>.",
  } as const;
}

function older(name: string, problem?: string) {
  return {
    severity: "error",
    message: `what was built in ${name} cannot be compared${problem === undefined ? `: it has no '${snapshotPath}'` : `: ${problem}`}`,
    why: "Another version of Rexible built it.",
    fix: "Check that revision out elsewhere, run 'rexible build' of this version there, and name the folder that it writes: --against <folder>.",
  } as const;
}
