import { factsOfRepository } from "../../facts/facts-of.js";
import { parseImageReference } from "../../model/image-reference.js";
import { floats } from "./floating-tag.js";

/** Whether an image has no tag, or one that moves. */
export function isFloatingImage(written: string): boolean {
  const image = withDefaults(written);
  if (image === "" || image === "scratch" || /\{\{|\$|·/.test(image)) return false;
  const parsed = parseImageReference(image);
  if (!parsed.ok || parsed.reference.digest !== undefined) return false;
  const tag = parsed.reference.tag ?? "latest";
  return floats(tag) || isShort(image, tag);
}

/** Whether a tag lacks a number that the exact tags of a known image have: "11.8" of mariadb is another image with each 11.8.x. */
export function isShort(image: string, tag: string): boolean {
  const forms = factsOfRepository(image).map(({ published, tagPattern }) => new RegExp(published ?? tagPattern));
  const longer = tag.replace(/^(v?\d+(?:\.\d+)*)(?=-|$)/, "$1.1");
  return !forms.some((form) => form.test(tag)) && forms.some((form) => form.test(longer));
}

/** What Compose and shells put for `${NAME:-default}` where nobody says otherwise. */
function withDefaults(image: string): string {
  return image.replace(/\$\{\w+:?-([^${}]*)\}/g, "$1");
}
