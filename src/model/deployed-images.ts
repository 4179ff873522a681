import { append, imageOnHost } from "./image-on-host.js";
import type { Stack } from "./stack.js";
import { deployedServices } from "./waves.js";

/** Each image of a registry once: with a digest it is listed by it, and the tag beside the digest is for people. */
export function imagesOf(stack: Stack) {
  const pulled = deployedServices(stack).filter(({ service }) => !service.isBuilt);
  const images = pulled.map(({ service }) => {
    const { repository, tag, digest } = imageOnHost(stack, service.image) ?? { repository: service.image };
    const byTag = append(repository, `:${tag ?? "latest"}`);
    const image = digest === undefined ? byTag : append(repository, `@${digest}`);
    return { written: service.image, image, tag, byTag, digest, contents: service.contents };
  });
  const different = new Map(images.map((one) => [JSON.stringify(one.image), one]));
  return [...different.values()].sort((one, other) => (one.written < other.written ? -1 : 1));
}

/** Those with a digest and a tag, and what Docker may know their content by. */
export function lockedImagesOf(stack: Stack) {
  return imagesOf(stack).flatMap(({ image, tag, byTag, digest, contents }) =>
    tag === undefined || digest === undefined ? [] : [{ image, tag: byTag, contents: [...contents] }],
  );
}
