// The lock beside the stack: which images are locked, and which entries no longer fit.
import { type ImageLock, isLockOf, type LockEntry, type ServiceImage } from "./image-lock.js";

export interface LockComparison {
  /** Entries that hold for what the stack wants, in the order of its services. */
  readonly locked: readonly LockEntry[];
  /** Services without an entry. */
  readonly missing: readonly ServiceImage[];
  /** Services whose entry locks another image or tag; such an entry is never used. */
  readonly stale: readonly StaleEntry[];
  /** Entries of services that the stack does not have. */
  readonly leftOver: readonly LockEntry[];
}

export interface StaleEntry extends ServiceImage {
  readonly entry: LockEntry;
}

/** Compares a lock with what the services run; without a lock every service is missing. */
export function compareLock(lock: ImageLock | undefined, images: readonly ServiceImage[]): LockComparison {
  const entries = new Map(lock?.entries.map((entry) => [entry.service, entry]));
  const locked: LockEntry[] = [];
  const missing: ServiceImage[] = [];
  const stale: StaleEntry[] = [];
  for (const image of images) {
    const entry = entries.get(image.service);
    if (entry === undefined) missing.push(image);
    else if (isLockOf(entry, image.reference)) locked.push(entry);
    else stale.push({ ...image, entry });
  }
  const services = new Set(images.map(({ service }) => service));
  const leftOver = [...entries.values()].filter(({ service }) => !services.has(service));
  return { locked, missing, stale, leftOver };
}
