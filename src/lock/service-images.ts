import { parseImageReference } from "../model/image-reference.js";
import type { Stack } from "../model/stack.js";
import type { ServiceImage } from "./image-lock.js";

/** What the services of a stack run and registries have, in their order. A text that names no image has no reference and is left out. */
export function imagesOf({ services }: Pick<Stack, "services">): readonly ServiceImage[] {
  return Object.entries(services).flatMap(([service, { image, isBuilt }]) => {
    if (isBuilt) return [];
    const parsed = parseImageReference(image);
    return parsed.ok ? [{ service, reference: parsed.reference }] : [];
  });
}
