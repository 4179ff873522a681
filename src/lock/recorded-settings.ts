import type { ImageSettings } from "../model/image-settings.js";
import type { Stack } from "../model/stack.js";
import { compareLock } from "./compare-lock.js";
import type { ImageLock } from "./image-lock.js";
import { imagesOf } from "./service-images.js";

/** What the image of a service says of itself, where its lock is current. */
export function recordedSettings(
  stack: Stack,
  lock: ImageLock | undefined,
): (service: string) => ImageSettings | undefined {
  const locked = lock === undefined ? [] : compareLock(lock, imagesOf(stack)).locked;
  const settings = new Map(locked.map(({ service, lookUp }) => [service, lookUp?.settings]));
  return (service) => settings.get(service);
}
