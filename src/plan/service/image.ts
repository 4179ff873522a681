import { builtImage } from "../../model/built-images.js";
import { imageOnHost, loadsArchives } from "../../model/image-on-host.js";
import type { Stack } from "../../model/stack.js";
import { toCompose } from "../interpolation.js";
import type { PlacedService } from "./placed.js";

/** Variable of `.env` that is there, and empty, on a host that loads its images from archives. */
export const byTag = "IMAGES_BY_TAG";

/**
 * The image as a Compose file names it. Docker knows no digest of an image that an archive brought, so where a host may
 * load archives, its `.env` can leave the digest away; the role then compares the content before it starts anything.
 */
function composeImage(stack: Stack, image: string): string {
  const named = imageOnHost(stack, image);
  if (named === undefined) return toCompose(image);
  const { repository, tag, digest } = named;
  const at = digest === undefined ? "" : `@${digest}`;
  const mayBeByTag = at !== "" && tag !== undefined && loadsArchives(stack);
  return `${toCompose(repository)}${tag === undefined ? "" : `:${tag}`}${mayBeByTag ? `\${${byTag}-${at}}` : at}`;
}

export function imageKeys({ stack, service: { image, built } }: PlacedService) {
  if (built === undefined) return { image: composeImage(stack, image) };
  const { name, variable } = builtImage(image);
  return { image: `${name}:\${${variable}:?}` };
}
