/**
 * Text from outside, made fit for a message: one line, no control characters (they could steer a terminal),
 * at most 200 characters.
 */
export function toOneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
  return line.length <= 200 ? line : `${line.slice(0, 199)}…`;
}
