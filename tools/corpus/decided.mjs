import { readFileSync } from "node:fs";
import { factsOf, factsOfRepository } from "../../dist/facts/facts-of.js";
import { isFloatingImage } from "../../dist/review/questions/floating-image.js";

/** Exact images by their names without a tag: those that the catalog is tried with. */
const tried = new Map(
  [...readFileSync("test/catalog/every-service.ts", "utf8").matchAll(/image: "([^":]+):([^"]+)"/g)].map(
    ([, name, tag]) => [name, `${name}:${tag}`],
  ),
);

/** A stack in which images that float have exact versions, as somebody would write them who has looked which ones run. */
export function decided(stack) {
  let port = 20_000;
  const answered = stack.replace(/port\("(.*?decide.*?)"/g, () => `port("${port++}/tcp"`);
  return answered.replace(/^( {2}image: )"([^"]+)"/gm, (line, key, image) =>
    isFloatingImage(image) || image.includes("decide") ? `${key}"${exactly(image)}"` : line,
  );
}

/** @example exactly("postgres:15-alpine") // "postgres:15.4-alpine" */
function exactly(image) {
  const [, name, tag = ""] = /^(.*?)(?::([^:/]+))?$/.exec(image);
  const bare = name.replace(/^docker\.io\/(?:library\/)?/, "");
  const [, major, variant = ""] = /^v?(\d+(?:\.\d+)*)(-.*)?$/.exec(tag) ?? [];
  const known = tried.get(bare);
  if (known !== undefined && (major === undefined || known.startsWith(`${bare}:${major}.`))) return known;
  if (major !== undefined && !/latest|edge/.test(variant)) return knownOf(name, major, variant) ?? `${name}:${major}.4${variant}`;
  return knownOf(name) ?? `${name}:1.2.3`;
}

/** An exact version of which something is known, of the range that has the major version. */
function knownOf(name, major, variant = "") {
  const since = ({ versions }) => /\d[\d.]*/.exec(versions)?.[0] ?? "1";
  const newestFirst = factsOfRepository(`${name}:1.0.0`).map(since).sort((one, other) => Number(other) - Number(one));
  const bounds = [...(major === undefined ? [] : [major]), ...newestFirst];
  const tags = bounds.flatMap((one) =>
    ["", "v"].flatMap((before) =>
      [".1", ".1.1", ".1.1.1"].flatMap((after) =>
        [variant, "", "-bookworm", "-alpine", "-apache", "-noble"].map((behind) => `${before}${one}${after}${behind}`),
      ),
    ),
  );
  const tag = tags.find((one) => factsOf({ image: `${name}:${one}`, facts: undefined }) !== undefined);
  return tag === undefined ? undefined : `${name}:${tag}`;
}
