import type { Problem } from "../diagnostics/problem.js";
import type { SourceTexts } from "../diagnostics/source-texts.js";
import { applyLock } from "../lock/apply-lock.js";
import { formatImageReference } from "../model/image-reference.js";
import { readStack } from "./judging/read-stack.js";
import { readLockIn } from "./locking/lock-beside.js";
import { countOfImages, type LookedUpImage, lookUpImages, platformsOf } from "./looking-up/look-up-images.js";
import { hasErrors, tell } from "./telling/tell.js";

export interface VerifyImagesOptions {
  /** Path of the stack file. */
  readonly stack: string;
  /** Whether to tell the outcome as JSON, on standard output. */
  readonly json?: boolean;
}

/**
 * Asks the registries whether every image of the stack exists for its hosts: of a locked image the content that is
 * locked, of any other what its tag names now. Changes nothing.
 *
 * @returns exit code: 0 where a deployment can pull all of them, 1 otherwise.
 */
export async function verifyStackImages({ stack: path, json = false }: VerifyImagesOptions): Promise<number> {
  const read = await readStack(path);
  if (!read.ok) return report(read.problems, read.texts, [], json);
  const lock = await readLockIn(read.folder);
  if (lock?.ok === false) return report(lock.problems, read.texts, [], json);

  const stack = applyLock(read.stack, lock?.lock);
  const { images, problems } = await lookUpImages(stack, read.texts, lock?.lock);
  const code = await report(problems, read.texts, images, json);
  if (code === 0 && !json)
    process.stdout.write(`${countOfImages(images)} can be had for ${platformsOf(stack).join(" and ")}\n`);
  return code;
}

async function report(
  problems: readonly Problem[],
  texts: SourceTexts,
  images: readonly LookedUpImage[],
  json: boolean,
): Promise<number> {
  if (json) {
    const { toJson } = await import("../diagnostics/json.js");
    process.stdout.write(toJson(problems, { images: images.map(written) }));
  } else tell(problems, texts);
  return hasErrors(problems) ? 1 : 0;
}

function written({ service, reference, result }: LookedUpImage) {
  return { service, image: formatImageReference(reference), ...result };
}
