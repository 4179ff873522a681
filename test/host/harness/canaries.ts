import { createHash } from "node:crypto";

/** What every planted secret contains: one search finds them all. */
export const canaryMark = "CANARY";

/**
 * A value for a secret that is unlike anything else, and the same in every run so that a second deployment changes nothing.
 * Letters and digits where a URL, a shell or a form could be particular; `sk-` in front where LiteLLM wants it.
 */
export function canaryOf(secret: string, minLength: number): string {
  const prefix = secret.includes("master_key") ? "sk-" : "";
  const body = createHash("sha256").update(secret).digest("hex");
  return `${prefix}${canaryMark}${body}`.padEnd(minLength, "0").slice(0, Math.max(40, minLength));
}
