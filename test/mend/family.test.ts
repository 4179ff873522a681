import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { sourceTextsIn } from "../../src/diagnostics/source-texts.js";
import { completeWithFacts } from "../../src/facts/complete-with-facts.js";
import { loadStack } from "../../src/load/load-stack.js";
import { readRoles } from "../../src/load/role-sources.js";
import { readSources } from "../../src/load/sources.js";
import { findStackFile } from "../../src/load/stack-file.js";
import { mendedTexts } from "../../src/mend/mended-texts.js";
import { programOf } from "../../src/review/example.js";
import type { Finding } from "../../src/review/finding.js";
import type { Example } from "../../src/review/rule.js";
import { review } from "../../src/review/run.js";
import { validateStack } from "../../src/validate/stack.js";
import { cases } from "../review/tools/cases.js";
import { findingsIn } from "../review/tools/evaluate.js";
import { scratch } from "../tools/scratch.js";

const mends = ({ rule, name }: (typeof cases)[number]) =>
  rule.mends === true || (Array.isArray(rule.mends) && rule.mends.includes(name));

/** The files of a project that holds an example. */
function projectOf(example: Example): Readonly<Record<string, string>> {
  // A role without tasks is a finding of its own.
  const files = typeof example === "string" ? [] : Object.entries({ "tasks/main.yml": "[]\n", ...example.files });
  const own = files.map(([path, text]) => [
    `roles-src/${typeof example === "string" ? "" : example.role}/${path}`,
    text,
  ]);
  return { "stack.ts": programOf(example), ...Object.fromEntries(own) };
}

async function reviewOf(folder: string) {
  const { exported, mapOrigin } = await loadStack(findStackFile(resolve(folder, "stack.ts")));
  const { stack } = validateStack(exported, mapOrigin);
  if (stack === undefined) throw new Error("the example is not valid");
  const own = readRoles(readSources(folder)).filter((role) => role.own);
  return { stack, findings: review(completeWithFacts(stack), own) };
}

/** Mends until nothing changes. @returns what is found then. */
async function mended(folder: string): Promise<readonly Finding[]> {
  for (let round = 0; round < 5; round++) {
    const { stack, findings } = await reviewOf(folder);
    const changes = await mendedTexts(findings, stack, sourceTextsIn(folder));
    if (changes.size === 0) return findings;
    for (const [file, text] of changes) writeFileSync(resolve(folder, file), text);
  }
  throw new Error("mending does not end");
}

describe("a rule that mends", () => {
  test.each(cases.filter(mends))(
    "mends the bad example of $title, and nothing is found then",
    async ({ bad, rule }) => {
      const folder = scratch(projectOf(bad));
      expect((await reviewOf(folder)).findings.map(({ id }) => id)).toEqual([rule.id]);
      expect(await mended(folder)).toEqual([]);
      expect(readFileSync(resolve(folder, "stack.ts"), "utf8")).not.toContain("undefined");
    },
  );

  test.each(cases)("$title brings a mend if it says so, and only then", async (one) => {
    const [finding] = await findingsIn(one.bad);
    expect(finding?.mend !== undefined).toBe(mends(one));
  });
});
