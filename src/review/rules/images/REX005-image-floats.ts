import { parseImageReference } from "../../../model/image-reference.js";
import { isShort } from "../../questions/floating-image.js";
import { floats } from "../../questions/floating-tag.js";
import { withImage } from "../../questions/said.js";
import { defineRule } from "../../rule.js";
import type { DesignReview, Said } from "../../sentence.js";
import type { Floats } from "../../typed/floating-tag.js";

export const rule = defineRule({
  id: "REX005",
  title: "An image floats, or is no image",
  level: "error",
  says: {
    untagged: "image '{image}' of service '{service}' has no tag, which means 'latest'",
    floats: "image '{image}' of service '{service}' floats: tag '{tag}' names no exact version",
    unreadable: "image '{image}' of service '{service}': {problem}",
  },
  why: "A floating tag is another program tomorrow: two runs of one stack differ, a rollback finds the new image, and nobody can say what ran.",
  fix: {
    untagged: "Write a tag with the exact version, or a digest.",
    floats: "Write a tag with the exact version, such as '2.30.7', or a digest.",
    unreadable: "Correct the name: {way}.",
  },
  bad: {
    untagged: `const app = service("app", { ...required, image: "ghcr.io/example/app" });`,
    floats: `const app = service("app", { ...required, image: "ghcr.io/openclaw/openclaw:latest" });`,
    unreadable: `const app = service("app", { ...required, image: "redis:8.4.0 bookworm" });`,
  },
  good: `const app = service("app", { ...required, image: "ghcr.io/example/app:1.2.3" });`,
  links: ["https://docs.docker.com/build/building/best-practices/#pin-base-image-versions"],
  inEditor: ["untagged", "floats"],
  // REX054 judges them.
  seesContainers: true,
  acceptable: "dated",
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, { image, isBuilt }] of withImage(services)) {
      if (isBuilt) continue;
      const at = ["services", service, "image"];
      const parsed = parseImageReference(image);
      if (!parsed.ok) {
        const { says: problem, fix: way } = parsed.problem;
        yield { says: "unreadable", at, with: { image, service, problem, way } };
      } else if (parsed.reference.digest !== undefined) continue;
      else if (parsed.reference.tag === undefined) yield { says: "untagged", at, with: { image, service } };
      else if (floats(parsed.reference.tag) || isShort(image, parsed.reference.tag))
        yield { says: "floats", at, with: { image, service, tag: parsed.reference.tag } };
    }
  },
});

export type Review<Name extends string, Options> = Options extends { readonly image: infer Image extends string }
  ? string extends Image
    ? unknown
    : Image extends `${string}@${string}`
      ? unknown
      : TagOf<Image> extends infer Tag extends string
        ? [Tag] extends [never]
          ? { readonly image: DesignReview<Said<typeof rule, { image: Image; service: Name }, "untagged">> }
          : Floats<Tag> extends true
            ? { readonly image: DesignReview<Said<typeof rule, { image: Image; service: Name; tag: Tag }, "floats">> }
            : unknown
        : unknown
  : unknown;

/** The tag after the last slash; `never` where there is none. */
type TagOf<Image extends string> = Image extends `${string}/${infer Rest}`
  ? TagOf<Rest>
  : Image extends `${string}:${infer Tag}`
    ? Tag
    : never;
