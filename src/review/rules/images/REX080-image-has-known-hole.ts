import { advisoriesFor } from "../../../facts/advisories.js";
import { imageOf } from "../../../facts/image-of.js";
import { withImage } from "../../questions/said.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX080",
  title: "An image with a known hole",
  level: "warning",
  says: "image '{image}' of service '{service}' has a known hole, {hole}, which lets {lets}",
  why: "Such holes are looked for within hours of their advisory, by whoever reaches the service: the internet, the VPN, or another container that was taken over.",
  fix: "Take version {fixed} or later, after reading {link}.",
  bad: `
const app = service("app", {
  ...litellm,
  image: "ghcr.io/berriai/litellm:v1.83.10-stable",
});`,
  good: `
const app = service("app", {
  ...litellm,
  image: "ghcr.io/berriai/litellm:v1.108.12",
});`,
  links: ["https://docs.litellm.ai/blog", "https://github.com/advisories"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of withImage(services)) {
      const reference = imageOf(definition);
      // The last advisory is closed by the latest version, which closes the others too.
      const known = reference === undefined ? [] : advisoriesFor(reference);
      const [worst] = known;
      const last = known.at(-1);
      if (worst === undefined || last === undefined) continue;
      const { image } = definition;
      yield {
        at: ["services", service, "image"],
        with: { image, service, hole: worst.id, lets: worst.lets, fixed: last.fixed, link: worst.link },
        related: known.slice(1).map(({ id, lets, fixed, link }) => ({
          at: ["services", service, "image"],
          says: `${id}, closed in ${fixed}, lets ${lets}: ${link}`,
        })),
      };
    }
  },
});
