import { type ImageReference, parseImageReference } from "../model/image-reference.js";
import { oncePer } from "../model/once-per.js";
import type { Service } from "../model/service/service.js";

/** The image of a service, read; `undefined` for text that is no image's name, and where nobody knows it. */
export const imageOf = oncePer(({ image }: Pick<Service, "image">): ImageReference | undefined => {
  const parsed = image === undefined ? undefined : parseImageReference(image);
  return parsed?.ok ? parsed.reference : undefined;
});
