import type { Hover, Position } from "vscode-languageserver";
import { factsOf } from "../../facts/facts-of.js";
import { rules } from "../../review/registry.js";
import { toldFacts } from "../looking-up/told-facts.js";

/** What is known of the image or the rule whose name stands in quotes at a place. */
export function hoverAt(text: string, { line, character }: Position): Hover | undefined {
  const row = text.split("\n")[line] ?? "";
  for (const match of row.matchAll(/(["'`])((?:(?!\1).)+)\1/g)) {
    const [from, word = ""] = [match.index, match[2]];
    if (character < from || character > from + match[0].length) continue;
    const told = toldOf(word);
    if (told === undefined) return undefined;
    const range = { start: { line, character: from + 1 }, end: { line, character: from + 1 + word.length } };
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
