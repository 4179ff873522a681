import type { ImageFacts } from "../model/facts.js";
import { parseImageReference } from "../model/image-reference.js";
import { originalRepository } from "../model/original-image.js";
import { covers, versionOf } from "../model/version.js";

/**
 * The facts that hold for an image: of its repository, its version and its variant.
 * None for an image that the catalog does not know; a review rule says so.
 *
 * @example factsFor("redis:8.4.0-bookworm", redisFacts)
 */
export function factsFor(image: string, known: readonly ImageFacts[]): ImageFacts | undefined {
  const parsed = parseImageReference(image);
  if (!parsed.ok || parsed.reference.tag === undefined) return undefined;
  const { tag } = parsed.reference;
  const repository = originalRepository(parsed.reference);
  return known.find(
    (facts) =>
      facts.repository === repository &&
      new RegExp(facts.tagPattern).test(tag) &&
      covers(facts.versions, versionOf(tag)),
  );
}
