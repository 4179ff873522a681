import { createHash } from "node:crypto";

/** What every planted secret contains: one search finds them all. */
export const canaryMark = "CANARY";

/** What shells, templates, YAML, URLs, HTML, .env files and configuration files could each take for something else. */
const awkward = ` '"\\$x\${x}%20{{ x }}{# #}&<;|\`#é`;

/**
 * A value for a secret that is unlike anything else, and the same in every run so that a second deployment changes nothing:
 * awkward for whoever reads it. `sk-` stands in front where LiteLLM wants it.
 */
export function canaryOf(secret: string, minLength: number): string {
  const prefix = /litellm_.*key$/.test(secret) ? "sk-" : "";
  const body = createHash("sha256").update(secret).digest("hex").slice(0, 16);
  const end = travelsInHeaders.test(secret) ? awkward.replace("é", "") : awkward;
  return `${`${prefix}${canaryMark}${body}`.padEnd(minLength - end.length, "0")}${end}!`;
}

/** Keys and tokens that clients send in a header of HTTP, which holds ASCII alone (RFC 9110, 5.5). */
const travelsInHeaders = /key|token/;

/** A value as one word of a shell. */
export function quoted(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`;
}
