import { createHash } from "node:crypto";

/** What every planted secret begins with: one search finds them all. */
export const canaryMark = "CANARY";

/**
 * A value for a secret that is unlike anything else, and the same in every run so that a second deployment changes nothing.
 * Letters and digits only where a URL or a shell could be the leak's way; long enough for every secret's least length.
 */
export function canaryOf(secret: string, minLength: number): string {
  const body = createHash("sha256").update(secret).digest("hex");
  return `${canaryMark}${body}`.padEnd(minLength, "0").slice(0, Math.max(40, minLength));
}
