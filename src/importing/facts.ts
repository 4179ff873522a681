import { factsOf, factsOfRepository } from "../facts/facts-of.js";
import type { ImageFacts } from "../model/facts.js";
import { versionOf } from "../model/version.js";
import { isFloatingImage } from "../review/questions/floating-image.js";

/** What is known of an image; of one that floats, of its major version, or of the newest that is known. */
export function importedFacts(image: string): ImageFacts | undefined {
  const [exact, nearly] = [image, image.replace(/(:v?\d+(?:\.\d+)?)(?=-|$)/, "$1.1")].map((one) =>
    factsOf({ image: one, facts: undefined }),
  );
  if (exact !== undefined || !isFloatingImage(image)) return exact;
  return nearly ?? [...factsOfRepository(image)].sort((one, other) => compared(since(other), since(one)))[0];
}

function since({ versions }: ImageFacts): readonly number[] {
  return versionOf((versions.split(" ")[0] ?? "").replace(/^\D+/, ""));
}

function compared(one: readonly number[], other: readonly number[]): number {
  const differences = [...one, ...other].map((_, index) => (one[index] ?? 0) - (other[index] ?? 0));
  return differences.find((difference) => difference !== 0) ?? 0;
}
