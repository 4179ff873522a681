import type { Snippet } from "../model/service/site-settings.js";
import type { Secret, Text, TextValue } from "../model/value.js";

interface SnippetOptions {
  /** Why the lines stand there. */
  readonly because: string;
}

/**
 * Lines of a Caddyfile that stand in a site as they are, in the order in which they are written, after the login and before the
 * site is passed on. Variables and secrets are filled in by placeholders of Caddy. It stands among the accepted risks.
 *
 * @example expose: publicly("www", { snippet: snippet("rewrite /feed /feed.xml", { because: "the address of before" }) })
 */
export function snippet(lines: TextValue | Secret | Text, { because, ...others }: SnippetOptions): Snippet {
  return { kind: "snippet", lines, because, ...others };
}
