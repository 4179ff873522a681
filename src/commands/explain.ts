import { UserError } from "../diagnostics/user-error.js";
import { nearest } from "../model/nearest.js";
import { rules } from "../review/registry.js";
import type { Example, Rule } from "../review/rule.js";
import { answer } from "./telling/answer.js";
import type { ToldRule } from "./telling/answers.js";

/**
 * Prints what a rule knows; without an id, the list of all rules.
 *
 * @param id such as "REX001"; case does not matter.
 * @throws UserError where there is no such rule.
 */
export function explain(id: string | undefined, format: "terminal" | "json" = "terminal"): number {
  const meant = id === undefined ? rules : [find(id)];
  if (format === "json") answer<"explain">([], { rules: meant.map(textOf) });
  else process.stdout.write(id === undefined ? listOf(rules) : meant.map(pageOf).join(""));
  return 0;
}

/** What a rule knows, without what only tests need. */
function textOf({ id, title, level, says, why, fix, links, acceptable, inEditor, mends }: Rule): ToldRule {
  const all = (said: Rule["says"]) => (typeof said === "string" ? [said] : Object.values(said));
  return {
    id,
    title,
    level,
    says: all(says),
    why,
    fix: all(fix),
    links,
    isAcceptable: acceptable !== false,
    inEditor: inEditor !== false,
    isMendable: mends !== undefined,
  };
}

function find(id: string): Rule {
  const rule = rules.find((candidate) => candidate.id === id.toUpperCase());
  if (rule !== undefined) return rule;
  const near = nearest(
    id,
    rules.map((candidate) => candidate.id),
  );
  throw new UserError({
    severity: "error",
    message: `there is no rule '${id}'`,
    fix: "Run 'rexible explain' for a list of all rules.",
    ...(near !== undefined && { near }),
  });
}

function listOf(all: readonly Rule[]): string {
  return all.map(({ id, level, title }) => `${id}  ${level.padEnd(7)}  ${title}\n`).join("");
}

function pageOf({ id, level, title, says, why, fix, bad, good, links, mends }: Rule): string {
  const examples = isExample(bad) ? [bad] : Object.values<Example>(bad);
  return [
    `${id}: ${title} (${level})`,
    `${sentences(says)}`,
    `Why\n${indented(why)}`,
    `Fix\n${indented(sentences(fix))}`,
    ...(mends === undefined ? [] : [`Mended by 'rexible check --fix' where the place is certain.`]),
    ...examples.map((example) => `Not like this\n${indented(exampleText(example))}`),
    `But like this\n${indented(exampleText(good))}`,
    ...(links.length > 0 ? [`See\n${indented(links.join("\n"))}`] : []),
  ]
    .join("\n\n")
    .concat("\n");
}

/** One example, not one for each sentence: those have the sentences' names as keys, of which one may be 'role'. */
function isExample(bad: Rule["bad"]): bad is Example {
  return typeof bad === "string" || ("role" in bad && "files" in bad);
}

function sentences(said: Rule["says"]): string {
  return typeof said === "string" ? said : Object.values(said).join("\n");
}

function exampleText(example: Example): string {
  if (typeof example === "string") return example.trim();
  const files = Object.entries(example.files).map(
    ([path, text]) => `# roles-src/${example.role}/${path}\n${text.trim()}`,
  );
  return files.join("\n\n");
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "    ");
}
