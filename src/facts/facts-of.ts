import type { ImageFacts } from "../model/facts.js";
import { oncePer } from "../model/once-per.js";
import { originalRepository } from "../model/original-image.js";
import type { Service } from "../model/service/service.js";
import { allFacts } from "./all-facts.js";
import { factsFor } from "./facts-for.js";
import { imageOf } from "./image-of.js";
import { postgresqlImage } from "./images/postgresql-image.js";

const byRepository = new Map<string, ImageFacts[]>();
for (const facts of allFacts)
  byRepository.set(facts.repository, [...(byRepository.get(facts.repository) ?? []), facts]);

/** What is known about a service's image: what its constructor brought, or what the catalog knows of the image. */
export const factsOf = oncePer(
  ({ image, facts }: Pick<Service, "image" | "facts">): ImageFacts | undefined =>
    facts ??
    (image === undefined ? undefined : (factsFor(image, factsOfRepository(image)) ?? postgresqlImage(image)?.facts)),
);

/** What is known about the repository of an image, in all of its versions. */
export function factsOfRepository(image: string): readonly ImageFacts[] {
  const reference = imageOf({ image });
  if (reference === undefined) return [];
  return byRepository.get(originalRepository(reference)) ?? [];
}
