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
import { answer } from "./telling/answer.js";
import type { ToldLockChange } from "./telling/answers.js";
import { hasErrors, tell } from "./telling/tell.js";

export interface LockOptions {
  /** Path of the stack file. */
  readonly stack: string;
  readonly format: "terminal" | "json";
}

/**
 * Looks every image up and writes what its tag names now into the lock beside the stack. Where one cannot be had,
 * nothing is written.
 *
 * @returns exit code: 0 where the lock is up to date, 1 otherwise.
 */
export async function lock({ stack: path, format }: LockOptions): Promise<number> {
  const read = await readStack(path);
  const told = (problems: readonly Problem[], changes?: readonly LockChange[]): void => {
    if (format === "json") answer<"lock">(problems, changes === undefined ? {} : { changes: changes.map(written) });
    else tell(problems, read.texts);
  };
  if (!read.ok) {
    told(read.problems);
    return 1;
  }
  const old = await readLockIn(read.folder);
  const { images, problems } = await lookUpImages(read.stack, read.texts, lockOf(old), true);
  const all = [...unreadable(old), ...problems];
  if (hasErrors(problems)) {
    told(all);
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
  told(all, changes);
  if (format === "terminal")
    process.stdout.write(`${listOf(changes)}${lockFile}: ${countOfImages(images)}, ${sumOf(changes)}\n`);
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

function written({ kind, service, before, after }: LockChange): ToldLockChange {
  return {
    kind,
    service,
    ...(before !== undefined && { before: formatImageReference(before) }),
    ...(after !== undefined && { after: formatImageReference(after) }),
  };
}

function listOf(changes: readonly LockChange[]): string {
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
