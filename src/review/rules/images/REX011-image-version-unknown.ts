import { factsOf, factsOfRepository } from "../../../facts/facts-of.js";
import { imageOf } from "../../../facts/image-of.js";
import type { ImageFacts } from "../../../model/facts.js";
import { covers, nearestRange, versionOf } from "../../../model/version.js";
import { isShort } from "../../questions/floating-image.js";
import { withImage } from "../../questions/said.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX011",
  title: "An image has a version that the catalog knows nothing about, or a tag that cannot exist",
  level: "error",
  says: {
    unknown:
      "nothing is known about version '{tag}' of '{image}' of service '{service}': the nearest that is known is '{versions}'",
    impossible:
      "tag '{tag}' of '{image}' of service '{service}' has none of the forms in which its releases are published",
  },
  why: "A new major version moves volumes, needs other capabilities and drops programs that probes call. What was true of another version is a guess; a tag that was never published stops the deployment.",
  fix: {
    unknown:
      "Take a known version, give 'facts' of your own to the service, or accept the risk once you read its release notes.",
    impossible: "Look the tag up in the registry: 'rexible lock' asks for it. Accept the finding where it is there.",
  },
  bad: {
    unknown: `const app = service("app", { ...required, image: "grafana/loki:2.9.10" });`,
    impossible: `const app = service("app", { ...required, networks: [inner], image: "redis:8.0.10-bookwrm" });`,
  },
  good: `const app = service("app", { ...loki, image: "grafana/loki:3.7.2" });`,
  links: [],
  inEditor: false,
  abroad: { because: "The forms of tags that facts know are those of the images that the catalog runs." },
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, definition] of withImage(services)) {
      const known = factsOfRepository(definition.image);
      const reference = imageOf(definition);
      if (known.length === 0 || factsOf(definition) !== undefined || reference?.tag === undefined) continue;
      const at = ["services", service, "image"];
      const { tag, familiar } = reference;
      const fitting = known.filter(({ tagPattern }) => new RegExp(tagPattern).test(tag));
      const ranges = fitting.map(({ versions: range }) => range);
      const versions = nearestRange(ranges, versionOf(tag));
      if (versions !== undefined) yield { says: "unknown", at, with: { tag, image: familiar, service, versions } };
      else if (!isFloating(tag) && !isShort(definition.image, tag) && !mayBePublished(tag, known))
        yield { says: "impossible", at, with: { tag, image: familiar, service } };
    }
  },
});

/** Whether the maker publishes tags of this form; how a version later than all that are known is published, nobody knows yet. */
function mayBePublished(tag: string, known: readonly ImageFacts[]): boolean {
  const version = versionOf(tag.replace(/^\D*(?=\d)/, ""));
  const isLater = known.every(({ versions }) =>
    versions.split(" ").some((bound) => bound.startsWith("<") && !covers(bound, version)),
  );
  return isLater || known.some(({ published, tagPattern }) => new RegExp(published ?? tagPattern).test(tag));
}

/** A tag without a version is the concern of REX005. */
function isFloating(tag: string): boolean {
  return !/\d[._]\d/.test(tag);
}
