import { parseImageReference } from "../../model/image-reference.js";

/** Whether an image has a tag that moves for certain: none, a word for "the newest", or a bare major version. */
export function isFloatingImage(written: string): boolean {
  const image = withDefaults(written);
  if (image === "" || image === "scratch" || /\{\{|\$|·/.test(image)) return false;
  const parsed = parseImageReference(image);
  if (!parsed.ok || parsed.reference.digest !== undefined) return false;
  const tag = parsed.reference.tag ?? "latest";
  return moving.test(tag) || /^v?\d{1,2}(?:-\D.*)?$/.test(tag);
}

const moving =
  /^(?:latest|stable|edge|nightly|main|master|dev|develop|rolling|beta|lts|next|canary|unstable|testing|current)(?:[-_](?!.*\d).*)?$/i;

/** What Compose and shells put for `${NAME:-default}` where nobody says otherwise. */
function withDefaults(image: string): string {
  return image.replace(/\$\{\w+:?-([^${}]*)\}/g, "$1");
}
