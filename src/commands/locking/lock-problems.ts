import type { Problem } from "../../diagnostics/problem.js";
import type { SourceTexts } from "../../diagnostics/source-texts.js";
import { compareLock } from "../../lock/compare-lock.js";
import { describeLeftOver, describeMissing, describeStale, describeUnidentified } from "../../lock/describe-lock.js";
import type { ImageLock, ServiceImage } from "../../lock/image-lock.js";
import type { ReadLock } from "../../lock/read-lock.js";
import { imagesOf } from "../../lock/service-images.js";
import { loadsArchives } from "../../model/image-on-host.js";
import { formatImageReference } from "../../model/image-reference.js";
import type { Stack } from "../../model/stack.js";

/**
 * What is to be said about the lock of a stack.
 *
 * @param locked whether every image must be locked, as in CI; otherwise only what is wrong in the lock is told.
 */
export async function problemsOfLock(
  stack: Stack,
  read: ReadLock | undefined,
  texts: SourceTexts,
  locked: boolean,
): Promise<readonly Problem[]> {
  if (read?.ok === false) return read.problems;
  if (read === undefined && !locked && !loadsArchives(stack)) return [];
  const { stale, leftOver } = compareLock(read?.lock, imagesOf(stack));
  const missing = locked ? missingIn(stack, read?.lock) : [];
  const unidentified = loadsArchives(stack) ? unidentifiedIn(stack, read?.lock) : [];
  if (missing.length + stale.length + unidentified.length + leftOver.length === 0) return [];
  const { openLocator } = await import("../../diagnostics/locate.js");
  const locate = await openLocator(stack, texts);
  const severity = locked ? "error" : "warning";
  const placeOf = ({ service }: ServiceImage) => locate(["services", service, "image"]);
  return [
    ...missing.map((image): Problem => ({ severity, ...describeMissing(image), ...placeOf(image) })),
    ...stale.map((image): Problem => ({ severity, ...describeStale(image), ...placeOf(image) })),
    ...unidentified.map((image): Problem => ({ severity, ...describeUnidentified(image), ...placeOf(image) })),
    ...leftOver.map((entry): Problem => ({ severity: "warning", ...describeLeftOver(entry) })),
  ];
}

/** Services that run a digest, and whose entry cannot tell a loaded image: Docker knows those by their configuration. */
function unidentifiedIn(stack: Stack, lock: ImageLock | undefined): readonly ServiceImage[] {
  const { locked, missing } = compareLock(lock, imagesOf(stack));
  const written = missing.filter(({ reference }) => reference.digest !== undefined);
  return [...locked.filter(({ lookUp }) => lookUp?.configurations === undefined), ...written];
}

/** One line that names the images that may change with their tag; nothing where there are none. */
export function toldUnlocked(stack: Stack, lock: ImageLock | undefined): string {
  const all = imagesOf(stack);
  const { missing, stale } = compareLock(lock, all);
  const unlocked = [...missing, ...stale].filter(({ reference }) => reference.digest === undefined);
  const names = [...new Set(unlocked.map(({ reference }) => formatImageReference(reference)))];
  if (names.length === 0) return "";
  const which =
    names.length === new Set(all.map(({ reference }) => formatImageReference(reference))).size
      ? "all images"
      : undefined;
  return `not locked to a digest: ${which ?? names.join(", ")}; run 'rexible lock' to lock them\n`;
}

/** Services without an entry; an image that is written with its digest needs none. */
function missingIn(stack: Stack, lock: ImageLock | undefined): readonly ServiceImage[] {
  return compareLock(lock, imagesOf(stack)).missing.filter(({ reference }) => reference.digest === undefined);
}
