import { siteSecretPath, siteVariable } from "../../model/site-values.js";
import type { Stack } from "../../model/stack.js";
import { isDynamic, type Secret, type Text, type TextValue } from "../../model/value.js";

/** How values of the stack are written into a Caddyfile. */
export interface Words {
  /** Text in which Caddy puts variables while it reads the file, and secrets while it runs. */
  readonly text: (value: TextValue | Secret | Text) => string;
  /** The same as one word in quotes. */
  readonly word: (value: TextValue | Secret | Text) => string;
}

/** @example wordsOf(stack).word(text`https://${oldDomain}`) // "\"https://{$SITE_OLD_DOMAIN}\"" */
export function wordsOf(stack: Stack): Words {
  const text: Words["text"] = (value) => {
    if (!isDynamic(value)) return value;
    if (value.kind === "secret") return `{file.${siteSecretPath(value)}}`;
    if (value.kind === "variable") return `{$${siteVariable(stack, value)}}`;
    return value.parts.map(text).join("");
  };
  return { text, word: (value) => `"${text(value).replaceAll('"', '\\"')}"` };
}
