import { parseImageReference } from "../../model/image-reference.js";
import { floats } from "./floating-tag.js";

/** Whether an image has no tag, or one that moves. */
export function isFloatingImage(written: string): boolean {
  const image = withDefaults(written);
  if (image === "" || image === "scratch" || /\{\{|\$|·/.test(image)) return false;
  const parsed = parseImageReference(image);
  if (!parsed.ok || parsed.reference.digest !== undefined) return false;
  const tag = parsed.reference.tag ?? "latest";
  return floats(tag);
}

/** What Compose and shells put for `${NAME:-default}` where nobody says otherwise. */
function withDefaults(image: string): string {
  return image.replace(/\$\{\w+:?-([^${}]*)\}/g, "$1");
}
