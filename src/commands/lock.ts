import { join } from "node:path";
import type { Problem } from "../diagnostics/problem.js";
import { describeChange } from "../lock/describe-lock.js";
import type { ImageLock } from "../lock/image-lock.js";
import { lockFile, type ReadLock } from "../lock/read-lock.js";
import { type LockChange, updateLock } from "../lock/update-lock.js";
import { writeLock } from "../lock/write-lock.js";
import { formatImageReference } from "../model/image-reference.js";
import { replaceFile } from "../output/replace-file.js";
import { readStack } from "./judging/read-stack.js";
import { readLockIn } from "./locking/lock-beside.js";
import { countOfImages, lookUpImages } from "./looking-up/look-up-images.js";
import { hasErrors, tell } from "./telling/tell.js";

export interface LockOptions {
  /** Path of the stack file. */
  readonly stack: string;
}

/**
 * Looks every image up and writes what its tag names now into the lock beside the stack. Where one cannot be had,
 * nothing is written.
 *
 * @returns exit code: 0 where the lock is up to date, 1 otherwise.
 */
export async function lock({ stack: path }: LockOptions): Promise<number> {
  const read = await readStack(path);
  if (!read.ok) {
    tell(read.problems, read.texts);
    return 1;
  }
  const old = await readLockIn(read.folder);
  const { images, problems } = await lookUpImages(read.stack, read.texts, lockOf(old), true);
  tell([...unreadable(old), ...problems], read.texts);
  if (hasErrors(problems)) {
    process.stderr.write(`${lockFile} stays as it was\n`);
    return 1;
  }

  const found = new Map(images.map(({ reference, result }) => [formatImageReference(reference), result]));
  const { lock, changes } = updateLock(lockOf(old), images, {
    find: (reference) => {
      const result = found.get(formatImageReference(reference));
      return result?.kind === "found" ? result : undefined;
    },
    at: `${new Date().toISOString().slice(0, "2026-01-31T12:00:00".length)}Z`,
  });
  const file = join(read.folder, lockFile);
  const text = writeLock(lock);
  if (text !== read.texts(lockFile)) replaceFile(file, text);
  process.stdout.write(`${told(changes)}${lockFile}: ${countOfImages(images)}, ${sumOf(changes)}\n`);
  return 0;
}

function lockOf(read: ReadLock | undefined): ImageLock | undefined {
  return read?.ok ? read.lock : undefined;
}

/** A lock that cannot be read is written anew, and that is said. */
function unreadable(read: ReadLock | undefined): readonly Problem[] {
  if (read === undefined || read.ok) return [];
  return read.problems.map(({ fix: _, ...problem }) => ({
    ...problem,
    severity: "warning",
    fix: "Nothing to do: the file is written anew, without what was in it.",
  }));
}

function told(changes: readonly LockChange[]): string {
  return changes
    .filter(({ kind }) => kind !== "unchanged")
    .map((change) => `${describeChange(change)}\n`)
    .join("");
}

/** @example "1 moved, 2 added" */
function sumOf(changes: readonly LockChange[]): string {
  const kinds = (["moved", "replaced", "added", "dropped"] as const).map((kind) => ({
    kind,
    count: changes.filter((change) => change.kind === kind).length,
  }));
  const told = kinds.filter(({ count }) => count > 0).map(({ kind, count }) => `${count} ${kind}`);
  return told.join(", ") || "nothing changed";
}
