// What an answer 404 means: the repository, the tag or the digest may be missing, and near tags may exist.
import type { ImageReference } from "../../model/image-reference.js";
import { listTags } from "./list-tags.js";
import type { LookUpFailure } from "./look-up-result.js";
import { nearestTags } from "./nearest-tags.js";
import type { Registry } from "./registry.js";
import { readErrorCodes } from "./registry-error.js";
import type { Answer } from "./transport.js";

const suggestions = 5;

/** Explains a missing manifest; the tags of the repository are asked for, to tell what exists instead. */
export async function explainMissing(
  registry: Registry,
  { repository, tag = "latest", digest }: ImageReference,
  answer: Answer,
): Promise<LookUpFailure> {
  if (readErrorCodes(answer).includes("NAME_UNKNOWN")) return { kind: "no-such-repository" };
  const listed = await listTags(registry, repository);
  if (listed === "no-such-repository") return { kind: "no-such-repository" };
  if (digest !== undefined) return { kind: "no-such-digest", digest };
  return { kind: "no-such-tag", tag, nearest: nearestTags(tag, listed).slice(0, suggestions) };
}
