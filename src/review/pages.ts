import type { Example, Rule } from "./rule.js";
import type { Sentences } from "./sentence.js";

/** The pages of the rule book, by their path in `docs/rules/`: an index and one page for each rule. */
export function rulePages(rules: readonly Rule[]): ReadonlyMap<string, string> {
  return new Map([["index.md", indexOf(rules)], ...rules.map((rule) => [`${rule.id}.md`, pageOf(rule)] as const)]);
}

const origin = "<!-- Generated from src/review/rules/ by the tests. Do not edit. -->";

function indexOf(rules: readonly Rule[]): string {
  const rows = rules.map(({ id, title, level, inEditor, acceptable }) => {
    const cells = [
      `[${id}](${id}.md)`,
      escaped(title),
      level,
      inEditor === false ? "" : "yes",
      acceptable === "dated" ? "until a day" : acceptable ? "yes" : "",
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return `${origin}

# Rules

What Rexible reviews in a stack and in hand-written roles. Each rule comes from a failure that happened.
*In the editor*: types judge it too, for what stands in the file as a literal, and say the same sentence.
*Acceptable*: \`accept("REX005", { because, until })\`, next to the thing it concerns, silences it for a time.

| Rule | What is wrong | Level | In the editor | Acceptable |
| --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
}

function pageOf(rule: Rule): string {
  const { id, title, level, says, why, fix, fixInFiles, bad, good, links, inEditor, mends, acceptable } = rule;
  const facts = [
    level === "error" ? "An error: it stops the build." : "A warning: the build goes on.",
    inEditor === false ? "Told at the build." : "Told in the editor and at the build.",
    {
      true: "May be accepted, until a day or for good.",
      dated: "May be accepted until a day.",
      false: "Cannot be accepted.",
    }[`${acceptable}`],
    ...(mends === undefined ? [] : ["Mended by `rexible check --fix` where the place is certain."]),
  ];
  return [
    origin,
    `# ${id}: ${escaped(title)}`,
    facts.join(" "),
    listOf(says),
    `## Why\n\n${escaped(why)}`,
    `## Way out\n\n${listOf(fix)}`,
    ...(fixInFiles === undefined ? [] : [`In a hand-written Compose file:\n\n${listOf(fixInFiles as Sentences)}`]),
    `## Not like this\n\n${casesOf(says, bad).map(exampleOf).join("\n\n")}`,
    `## Like this\n\n${exampleOf(good)}`,
    ...(usesGiven(bad, good) ? [given] : []),
    ...(links.length > 0 ? [`## Read on\n\n${links.map((link) => `- <${link}>`).join("\n")}`] : []),
  ]
    .join("\n\n")
    .concat("\n");
}

const given =
  "In the examples, `...required` stands for the other options that a service must have, `...usual` for hosts and domain, and a name such as `...redis` for a whole service of that image.";

function listOf(sentences: Sentences): string {
  const all = typeof sentences === "string" ? [sentences] : Object.values(sentences);
  return all.map((sentence) => `- ${escaped(sentence)}`).join("\n");
}

function casesOf(says: Sentences, bad: Rule["bad"]): readonly Example[] {
  return typeof says === "string" ? [bad as Example] : Object.values(bad as Readonly<Record<string, Example>>);
}

function exampleOf(example: Example): string {
  if (typeof example === "string") return `\`\`\`ts\n${example.trim()}\n\`\`\``;
  const files = Object.entries(example.files).map(([path, text]) => {
    const language = /\.ya?ml$/.test(path) ? "yaml" : "text";
    return `\`roles-src/${example.role}/${path}\`\n\n\`\`\`${language}\n${text.replaceAll("\r", "␍").trim()}\n\`\`\``;
  });
  return files.join("\n\n");
}

function usesGiven(...examples: readonly unknown[]): boolean {
  return /\.{3}[a-z]/.test(JSON.stringify(examples));
}

function escaped(text: string): string {
  return text.replace(/[\\`*<>[\]|]/g, "\\$&");
}
