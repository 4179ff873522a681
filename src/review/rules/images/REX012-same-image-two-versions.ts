import { imageOf } from "../../../facts/image-of.js";
import type { ImageReference } from "../../../model/image-reference.js";
import { versionOf } from "../../../model/version.js";
import { partsOf } from "../../questions/one-program.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX012",
  title: "One image in two versions",
  level: "warning",
  says: "services '{first}' and '{service}' run '{image}' in two versions, '{one}' and '{other}'",
  why: "The older one keeps its known holes while the newer one is looked after, and facts about one are taken for facts about both.",
  fix: "Use one version, from one constant, or accept it where the two must differ.",
  bad: `
const app = service("app", { ...required, image: "ghcr.io/example/app:1.2.3" });
const worker = service("worker", { ...required, image: "ghcr.io/example/app:1.2.4" });`,
  good: `
const image = "ghcr.io/example/app:1.2.4";
const app = service("app", { ...required, image });
const worker = service("worker", { ...required, image });`,
  links: [],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication(application) {
    const { services } = application;
    // Parts of one program are the concern of REX085, which says more.
    const parts = new Set(partsOf(application).map(({ second }) => second));
    const seen = new Map<string, { readonly service: string; readonly version: string }>();
    for (const [service, definition] of Object.entries(services)) {
      const reference = imageOf(definition);
      const version = reference === undefined ? undefined : versionIn(reference);
      if (reference === undefined || version === undefined) continue;
      const repository = `${reference.registry}/${reference.repository} ${programIn(reference)}`;
      const first = seen.get(repository);
      if (first === undefined) seen.set(repository, { service, version });
      else if (first.version !== version && !parts.has(service))
        yield {
          at: ["services", service, "image"],
          with: { first: first.service, service, image: reference.familiar, one: first.version, other: version },
          related: [{ at: ["services", first.service, "image"], says: `'${first.service}' runs '${first.version}'` }],
        };
    }
  },
});

/** The numbers of the tag, so that variants of one version are no two; the digest where it has no tag. What floats is the concern of REX005. */
function versionIn({ tag, digest }: ImageReference): string | undefined {
  const numbers = versionOf(tag ?? "");
  return numbers.length > 0 ? numbers.join(".") : tag === undefined ? digest : undefined;
}

/** What some makers write before the version, for one repository with several programs: "server-1.2.3". */
function programIn({ tag = "" }: ImageReference): string {
  return /^([a-z]{2,}[a-z-]*)-v?\d/i.exec(tag)?.[1]?.toLowerCase() ?? "";
}
