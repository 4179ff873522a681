// The lock in words: what it lacks, and what a new look-up changed.
import { formatImageReference } from "../model/image-reference.js";
import type { StaleEntry } from "./compare-lock.js";
import type { LockEntry, LockedReference, ServiceImage } from "./image-lock.js";
import type { LockChange } from "./update-lock.js";

const fix = "Run 'rexible lock' and commit images.lock.yaml.";

/** Parts of a `Problem`; its severity and place are known to the caller. */
export interface LockRemark {
  readonly message: string;
  readonly fix: string;
}

export function describeMissing({ service, reference }: ServiceImage): LockRemark {
  return { message: `image '${formatImageReference(reference)}' of service '${service}' is not locked`, fix };
}

export function describeStale({ service, reference, entry }: StaleEntry): LockRemark {
  const locked = formatImageReference(entry.reference);
  const wanted = formatImageReference(reference);
  return { message: `service '${service}' runs image '${wanted}', and its lock is for '${locked}'`, fix };
}

export function describeUnidentified({ service, reference }: ServiceImage): LockRemark {
  const { digest: _, ...image } = reference;
  const message = `the lock does not say what image '${formatImageReference(image)}' of service '${service}' is known by in an archive`;
  return { message, fix };
}

export function describeLeftOver({ service }: LockEntry): LockRemark {
  return { message: `the lock has an entry for '${service}', which is no service of the stack`, fix };
}

/**
 * One change in one line.
 *
 * @example describeChange(change) // "redis: 'redis:8.0' moved from sha256:111111111111 to sha256:222222222222"
 */
export function describeChange({ kind, service, before, after }: LockChange): string {
  const name = `'${withoutDigest(after ?? before)}'`;
  const digest = shorten(after ?? before);
  const sentences: Readonly<Record<LockChange["kind"], string>> = {
    added: `${name} is locked to ${digest}`,
    unchanged: `${name} is still ${digest}`,
    moved: `${name} moved from ${shorten(before)} to ${digest}`,
    replaced: `'${withoutDigest(before)}' at ${shorten(before)} is replaced by ${name} at ${digest}`,
    kept: `${name} could not be looked up and stays locked to ${digest}`,
    unlocked: "its image could not be looked up and is not locked",
    dropped: `${name} is dropped, for the service left the stack`,
  };
  return `${service}: ${sentences[kind]}`;
}

function withoutDigest(reference: LockedReference | undefined): string {
  if (reference === undefined) return "";
  const { digest: _, ...rest } = reference;
  return formatImageReference(rest);
}

/** Twelve digits tell digests apart, as Docker's own short form does. */
function shorten(reference: LockedReference | undefined): string {
  return reference?.digest.replace(/^(\w+:\w{12}).*$/, "$1") ?? "";
}
