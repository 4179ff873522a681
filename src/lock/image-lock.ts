// The lock: which content the tags of a stack meant when they were last looked up.
import type { ImageReference } from "../model/image-reference.js";
import type { ImageSettings } from "../model/image-settings.js";

/** The content of `images.lock.yaml`. */
export interface ImageLock {
  /** One for each service, by the services' names. */
  readonly entries: readonly LockEntry[];
}

export interface LockEntry {
  readonly service: string;
  readonly reference: LockedReference;
  /** Absent when another tool has put a new digest in, for then nobody knows its platforms. */
  readonly lookUp?: RecordedLookUp;
}

/** An image with the digest that runs, whatever becomes of its tag. */
export type LockedReference = ImageReference & { readonly digest: string };

export interface RecordedLookUp {
  /** When this digest was found: `2026-01-31T12:00:00Z`. */
  readonly at: string;
  /** The digest of the manifest for each platform: `linux/amd64`. */
  readonly platforms: Readonly<Record<string, string>>;
  /** The digest of the configuration for each platform, by which an image is known that an archive brought. */
  readonly configurations?: Readonly<Record<string, string>>;
  /** What the image says of itself: of its first platform, for all say the same. */
  readonly settings?: ImageSettings;
}

/** What a look-up found; `FoundImage` of the registries has this shape. */
export interface Found extends Omit<RecordedLookUp, "at"> {
  readonly digest: string;
}

/** What a service of the stack runs. */
export interface ServiceImage {
  readonly service: string;
  readonly reference: ImageReference;
}

/** What the look-up of an entry found, so that the next one needs a single request; nothing when it is not known. */
export function recordedLookUp({ reference, lookUp }: LockEntry): Found | undefined {
  if (lookUp === undefined) return undefined;
  const { at: _, ...found } = lookUp;
  return { digest: reference.digest, ...found };
}

/**
 * Every digest that Docker may know the image by: that of its configuration, or, where containerd keeps the images, of
 * what the tag names or the platform's manifest.
 */
export function contentsOf({ reference, lookUp }: LockEntry): readonly string[] {
  return [
    ...new Set([
      reference.digest,
      ...Object.values(lookUp?.platforms ?? {}),
      ...Object.values(lookUp?.configurations ?? {}),
    ]),
  ];
}

/** Whether an entry locks the image that is wanted: the same repository and tag, and the digest if one is written. */
export function isLockOf({ reference }: LockEntry, wanted: ImageReference): boolean {
  return (
    reference.registry === wanted.registry &&
    reference.repository === wanted.repository &&
    tagOf(reference) === tagOf(wanted) &&
    (wanted.digest === undefined || wanted.digest === reference.digest)
  );
}

/** A missing tag means "latest", to Docker as well. */
function tagOf({ tag }: ImageReference): string {
  return tag ?? "latest";
}
