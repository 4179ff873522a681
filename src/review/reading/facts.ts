import { alloyFacts } from "../../catalog/facts/alloy.js";
import { caddyFacts } from "../../catalog/facts/caddy.js";
import { diunFacts } from "../../catalog/facts/diun.js";
import { grafanaFacts } from "../../catalog/facts/grafana.js";
import { litellmFacts } from "../../catalog/facts/litellm.js";
import { lokiFacts } from "../../catalog/facts/loki.js";
import { mariadbFacts } from "../../catalog/facts/mariadb.js";
import { n8nFacts } from "../../catalog/facts/n8n.js";
import { openclawFacts } from "../../catalog/facts/openclaw.js";
import { postgresqlFacts } from "../../catalog/facts/postgresql.js";
import { qdrantFacts } from "../../catalog/facts/qdrant.js";
import { redisFacts } from "../../catalog/facts/redis.js";
import { victoriametricsFacts } from "../../catalog/facts/victoriametrics.js";
import { factsFor } from "../../catalog/facts-for.js";
import type { ImageFacts } from "../../model/facts.js";
import { oncePer } from "../../model/once-per.js";
import type { Service } from "../../model/service.js";
import { imageOf } from "./image-version.js";

const allFacts: readonly ImageFacts[] = [
  alloyFacts,
  caddyFacts,
  diunFacts,
  grafanaFacts,
  litellmFacts,
  lokiFacts,
  mariadbFacts,
  n8nFacts,
  openclawFacts,
  postgresqlFacts,
  qdrantFacts,
  redisFacts,
  victoriametricsFacts,
].flat();

const byRepository = new Map<string, ImageFacts[]>();
for (const facts of allFacts)
  byRepository.set(facts.repository, [...(byRepository.get(facts.repository) ?? []), facts]);

/** What is known about a service's image: what its constructor brought, or what the catalog knows of the image. */
export const factsOf = oncePer(
  ({ image, facts }: Pick<Service, "image" | "facts">): ImageFacts | undefined =>
    facts ?? factsFor(image, factsOfRepository(image)),
);

/** What is known about the repository of an image, in all of its versions. */
export function factsOfRepository(image: string): readonly ImageFacts[] {
  const reference = imageOf({ image });
  if (reference === undefined) return [];
  return byRepository.get(`${reference.registry}/${reference.repository}`) ?? [];
}
