import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolders } from "./make-folders.js";
import { manifestName } from "./manifest.js";
import { contentOf, type ProjectFile } from "./project-file.js";
import { Transaction } from "./transaction.js";

/** Folder below the output in which new files wait, and old ones are kept until all is done. */
export const stagingName = ".rexible-staging";

export interface Replacement {
  readonly path: string;
  /** New content; none where the file goes. */
  readonly file: Pick<ProjectFile, "text" | "bytes" | "mode"> | undefined;
}

/**
 * Replaces files of a folder, all or none. Everything is written beside first, so that a full disk is met before
 * anything is touched; then files are renamed into place, and renamed back where one of them cannot be.
 *
 * @param root folder; it is made where it is not there.
 * @param manifest text of the new manifest. It stands in the staging folder first, so that the build after an
 *   interrupted one still knows whose the files are.
 * @throws the system's error; then the folder is as it was.
 */
export function swap(root: string, replacements: readonly Replacement[], manifest: string): void {
  const staging = join(root, stagingName);
  const made = makeFolders(root);
  const transaction = new Transaction(root);
  try {
    rmSync(staging, { recursive: true, force: true });
    mkdirSync(staging);
    mkdirSync(join(staging, "new"));
    mkdirSync(join(staging, "old"));
    const steps = [...replacements, { path: manifestName, file: { text: manifest, mode: "0644" } }].map(
      ({ path, file }, index) => ({
        file,
        target: join(root, path),
        fresh: join(staging, "new", String(index)),
        stale: join(staging, "old", String(index)),
      }),
    );
    for (const { file, fresh } of steps)
      if (file !== undefined) writeFileSync(fresh, contentOf(file), { mode: Number.parseInt(file.mode, 8) });
    writeFileSync(join(staging, manifestName), manifest);

    for (const { target, stale } of steps) transaction.moveAway(target, stale);
    for (const { target, file, fresh } of steps) if (file !== undefined) transaction.moveIn(fresh, target);
  } catch (error) {
    transaction.rollBack();
    rmSync(made ?? staging, { recursive: true, force: true });
    throw error;
  }
  rmSync(staging, { recursive: true });
}
