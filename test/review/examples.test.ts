import { describe, expect, test } from "vitest";
import { rules } from "../../src/review/registry.js";
import { sentenceOf } from "../../src/review/rule.js";
import { cases } from "./tools/cases.js";
import { findingsIn } from "./tools/evaluate.js";

/** Matches a sentence whatever stands in its holes. */
function pattern(sentence: string): RegExp {
  const literal = sentence.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${literal.join(".+")}$`, "s");
}

describe.each(cases)("the bad example of $title", async ({ rule, name, bad }) => {
  const findings = await findingsIn(bad);

  test("breaks that rule once, and no other", () => {
    expect(findings.map(({ id, message }) => `${id} ${message}`)).toHaveLength(1);
    expect(findings[0]?.id).toBe(rule.id);
    expect(findings[0]?.message).toMatch(pattern(sentenceOf(rule.says, name)));
  });

  test("leaves no hole unfilled", () => {
    for (const { message, fix } of findings) expect(`${message} ${fix}`).not.toMatch(/\{\w+\}/);
  });

  test("says it in 160 characters at most", () => {
    for (const { id, message } of findings) expect(`${id} ${message}`.length).toBeLessThanOrEqual(160);
  });
});

test.each(rules)("the good example of $id breaks no rule", async ({ good }) => {
  expect(await findingsIn(good)).toEqual([]);
});
