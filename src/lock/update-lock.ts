// A new lock from the old one and the look-ups, and what changed between the two.
import type { ImageReference } from "../model/image-reference.js";
import {
  type Found,
  type ImageLock,
  isLockOf,
  type LockEntry,
  type LockedReference,
  type ServiceImage,
} from "./image-lock.js";

export interface LockUpdate {
  readonly lock: ImageLock;
  /** One for each service of the stack, in its order; then one for each entry that was dropped. */
  readonly changes: readonly LockChange[];
}

/**
 * - `added`: the service had no entry.
 * - `unchanged`: the tag still means the same; the entry keeps its date.
 * - `moved`: the same tag means another digest now.
 * - `replaced`: the stack wants another image or tag than before.
 * - `kept`: there was no look-up, and the old entry holds for what the stack wants.
 * - `unlocked`: there was no look-up, and no entry holds.
 * - `dropped`: the service left the stack.
 */
export interface LockChange {
  readonly kind: "added" | "unchanged" | "moved" | "replaced" | "kept" | "unlocked" | "dropped";
  readonly service: string;
  readonly before?: LockedReference;
  readonly after?: LockedReference;
}

export interface LookedUp {
  /** What the look-up of a reference found; `undefined` where it failed. */
  readonly find: (reference: ImageReference) => Found | undefined;
  /** The time of the look-ups: `2026-01-31T12:00:00Z`. */
  readonly at: string;
}

/**
 * Makes the lock for what the services run now. An entry that still holds is kept as it is, with its date, so that a
 * lock without changes gives a file without changes.
 *
 * @example updateLock(lock, images, { find: (reference) => found.get(formatImageReference(reference)), at })
 */
export function updateLock(
  lock: ImageLock | undefined,
  images: readonly ServiceImage[],
  lookedUp: LookedUp,
): LockUpdate {
  const old = new Map(lock?.entries.map((entry) => [entry.service, entry]));
  const updated = images.map((image) => updateEntry(old.get(image.service), image, lookedUp));
  const services = new Set(images.map(({ service }) => service));
  const dropped = [...old.values()]
    .filter(({ service }) => !services.has(service))
    .map(({ service, reference }): LockChange => ({ kind: "dropped", service, before: reference }));
  return {
    lock: { entries: updated.flatMap(({ entry }) => (entry === undefined ? [] : [entry])) },
    changes: [...updated.map(({ change }) => change), ...dropped],
  };
}

function updateEntry(
  old: LockEntry | undefined,
  { service, reference }: ServiceImage,
  { find, at }: LookedUp,
): { readonly entry?: LockEntry; readonly change: LockChange } {
  const before = old === undefined ? {} : { before: old.reference };
  const holds = old !== undefined && isLockOf(old, reference);
  const found = find(reference);
  if (found === undefined) {
    return holds
      ? { entry: old, change: { kind: "kept", service, ...before, after: old.reference } }
      : { change: { kind: "unlocked", service, ...before } };
  }
  const after: LockedReference = { ...reference, digest: found.digest };
  const same = holds && old.reference.digest === found.digest;
  const kind = old === undefined ? "added" : same ? "unchanged" : holds ? "moved" : "replaced";
  const change: LockChange = { kind, service, ...before, after };
  if (same && holdsAll(old, found)) return { entry: old, change };
  const { platforms, configurations, settings } = found;
  const lookUp = { at, platforms, ...(configurations && { configurations }), ...(settings && { settings }) };
  return { entry: { service, reference: after, lookUp }, change };
}

/** Whether nothing that was found is new to the entry. */
function holdsAll({ lookUp }: LockEntry, { platforms, configurations, settings }: Found): boolean {
  const written = (found: object = {}) => JSON.stringify(Object.entries(found).sort());
  return (
    written(lookUp?.platforms) === written(platforms) &&
    written(lookUp?.configurations) === written(configurations) &&
    (settings === undefined || written(lookUp?.settings) === written(settings))
  );
}
