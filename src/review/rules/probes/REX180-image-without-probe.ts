import { factsOf } from "../../../facts/facts-of.js";
import { withImage } from "../../questions/said.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX180",
  title: "The probe of an image that is not known to have one",
  level: "error",
  says: {
    none: "service '{service}' leaves its probe to image '{image}', which has none",
    unknown: "service '{service}' leaves its probe to image '{image}', and nobody knows whether it has one",
  },
  why: "Docker calls no container healthy whose image brings no probe: the deployment waits until its patience ends, though all is well.",
  fix: {
    none: 'Ask yourself: http(8080, "/health"), tcp(8080) or program([…]).',
    unknown:
      "Run 'rexible lock', which records what the image says, or ask yourself: http(8080, \"/health\"), tcp(8080) or program([…]).",
  },
  bad: {
    none: `
const app = service("app", { ...redis, healthcheck: ofImage() });`,
    unknown: `
const app = service("app", { ...required, healthcheck: ofImage() });`,
  },
  good: `
const app = service("app", { ...required, healthcheck: http(8080, "/health") });`,
  links: ["https://docs.docker.com/reference/dockerfile/#healthcheck"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of withImage(services)) {
      const { image, probe, imageSays } = definition;
      if (probe?.kind !== "image") continue;
      const facts = factsOf(definition);
      const isThere = imageSays === undefined ? facts?.ownProbe : imageSays.healthcheck !== undefined;
      if (isThere !== true)
        yield {
          says: isThere === undefined ? "unknown" : "none",
          at: ["services", service, "healthcheck"],
          with: { service, image },
        };
    }
  },
});
