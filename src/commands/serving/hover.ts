import type { Hover, Position } from "vscode-languageserver";
import { factsOf } from "../../facts/facts-of.js";
import { rules } from "../../review/registry.js";
import { toldFacts } from "../looking-up/told-facts.js";

/** Words in quotes; then, as YAML and comments have them, words without. */
const words = [/(["'`])((?:(?!\1).)+)\1/g, /()([^\s"'`,;()[\]{}]+)/g];

/** What is known of the image or the rule whose name stands at a place. */
export function hoverAt(text: string, { line, character }: Position): Hover | undefined {
  const row = text.split("\n")[line] ?? "";
  for (const match of words.flatMap((word) => [...row.matchAll(word)])) {
    const [whole, quote = "", word = ""] = match;
    if (character < match.index || character > match.index + whole.length) continue;
    const told = toldOf(word);
    if (told === undefined) continue;
    const start = match.index + quote.length;
    const range = { start: { line, character: start }, end: { line, character: start + word.length } };
    return { contents: { kind: "markdown", value: told }, range };
  }
  return undefined;
}

function toldOf(word: string): string | undefined {
  const rule = rules.find(({ id }) => id === word);
  if (rule !== undefined) return `**${rule.id}: ${rule.title}**\n\n${rule.why}`;
  if (!/[:@/]/.test(word)) return undefined;
  const known = factsOf({ image: word, facts: undefined });
  return known === undefined ? undefined : `\`\`\`text\n${toldFacts(word, known, known.sources)}\`\`\``;
}
