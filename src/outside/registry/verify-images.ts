// The verification of all images of a stack. Pure: the look-up and the display are handed in.
import { formatImageReference, type ImageReference } from "../../model/image-reference.js";
import type { LookUpResult } from "./look-up-result.js";

export interface VerifyOptions {
  /** Looks one image up, for instance `(reference) => client.lookUp(reference, { platforms: ["linux/amd64"] })`. */
  readonly lookUp: (reference: ImageReference) => Promise<LookUpResult>;
  /** Called after each look-up, in the order in which they end. */
  readonly onProgress?: (progress: VerificationProgress) => void;
}

export interface VerifiedImage {
  readonly reference: ImageReference;
  readonly result: LookUpResult;
}

export interface VerificationProgress extends VerifiedImage {
  /** Look-ups that have ended, this one included. */
  readonly done: number;
  /** All look-ups: as many as there are different images. */
  readonly total: number;
}

/**
 * Looks all images up at once, each one once however often it is named.
 *
 * @returns one entry for each reference, in the order of `references`.
 */
export async function verifyImages(
  references: readonly ImageReference[],
  { lookUp, onProgress }: VerifyOptions,
): Promise<readonly VerifiedImage[]> {
  const different = new Map(references.map((reference) => [formatImageReference(reference), reference]));
  const total = different.size;
  let done = 0;
  const results = new Map(
    await Promise.all(
      [...different].map(async ([name, reference]) => {
        const result = await lookUp(reference);
        done += 1;
        onProgress?.({ reference, result, done, total });
        return [name, result] as const;
      }),
    ),
  );
  return references.flatMap((reference) => {
    const result = results.get(formatImageReference(reference));
    return result === undefined ? [] : [{ reference, result }];
  });
}
