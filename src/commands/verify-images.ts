import type { Problem } from "../diagnostics/problem.js";
import type { SourceTexts } from "../diagnostics/source-texts.js";
import { applyLock } from "../lock/apply-lock.js";
import { formatImageReference } from "../model/image-reference.js";
import { readStack } from "./judging/read-stack.js";
import { readLockIn } from "./locking/lock-beside.js";
import { countOfImages, type LookedUpImage, lookUpImages, platformsOf } from "./looking-up/look-up-images.js";
import { answer } from "./telling/answer.js";
import { hasErrors, tell } from "./telling/tell.js";

export interface VerifyImagesOptions {
  /** Path of the stack file. */
  readonly stack: string;
  readonly format: "terminal" | "json";
}

/**
 * Asks the registries whether every image of the stack exists for its hosts: of a locked image the content that is
 * locked, of any other what its tag names now. Changes nothing.
 *
 * @returns exit code: 0 where a deployment can pull all of them, 1 otherwise.
 */
export async function verifyStackImages({ stack: path, format }: VerifyImagesOptions): Promise<number> {
  const read = await readStack(path);
  if (!read.ok) return report(read.problems, read.texts, [], format);
  const lock = await readLockIn(read.folder);
  if (lock?.ok === false) return report(lock.problems, read.texts, [], format);

  const stack = applyLock(read.stack, lock?.lock);
  const { images, problems } = await lookUpImages(stack, read.texts, lock?.lock);
  const code = report(problems, read.texts, images, format);
  if (code === 0 && format === "terminal")
    process.stdout.write(`${countOfImages(images)} can be had for ${platformsOf(stack).join(" and ")}\n`);
  return code;
}

function report(
  problems: readonly Problem[],
  texts: SourceTexts,
  images: readonly LookedUpImage[],
  format: VerifyImagesOptions["format"],
): number {
  if (format === "json") answer<"verify-images">(problems, { images: images.map(written) });
  else tell(problems, texts);
  return hasErrors(problems) ? 1 : 0;
}

function written({ service, reference, result }: LookedUpImage) {
  return { service, image: formatImageReference(reference), ...result };
}
