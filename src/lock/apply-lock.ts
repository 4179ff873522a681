// The lock put into the stack: what runs is the content that was looked up, whatever becomes of the tag.
import { formatImageReference } from "../model/image-reference.js";
import type { Stack } from "../model/stack.js";
import { compareLock } from "./compare-lock.js";
import { contentsOf, type ImageLock } from "./image-lock.js";
import { imagesOf } from "./service-images.js";

/**
 * Gives each image that has a current entry its digest: `redis:8.4.0` becomes `redis:8.4.0@sha256:…`. Images without an
 * entry, or with one for another image or tag, stay as they are written.
 *
 * @example planStack(applyLock(stack, lock), sources)
 */
export function applyLock(stack: Stack, lock: ImageLock | undefined): Stack {
  if (lock === undefined) return stack;
  const wanted = new Map(imagesOf(stack).map(({ service, reference }) => [service, reference]));
  const locked = new Map(
    compareLock(lock, imagesOf(stack)).locked.flatMap((entry) => {
      const reference = wanted.get(entry.service);
      if (reference === undefined) return [];
      const image = formatImageReference({ ...reference, digest: entry.reference.digest });
      return [[entry.service, { image, contents: contentsOf(entry) }] as const];
    }),
  );
  const services = Object.entries(stack.services).map(([name, service]) => [name, { ...service, ...locked.get(name) }]);
  return { ...stack, services: Object.fromEntries(services) };
}
