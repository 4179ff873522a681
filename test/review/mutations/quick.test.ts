import { describe, expect, test } from "vitest";
import { mutations } from "./all.js";
import { combinedOutcome } from "./combined.js";
import { guardOf, ruleIds, without } from "./each-rule.js";
import { isForEditor, outcomesInEditor } from "./editor.js";
import { outcomeOf } from "./outcome.js";
import { surprisesOf, surprisesText } from "./report.js";
import { sampleOf, seed } from "./sample.js";

describe(`mutations at random, with SEED=${seed}; all of them: make mutations`, () => {
  test("defects are refused, and harmless changes are not", async () => {
    const outcomes = [];
    for (const mutation of sampleOf(mutations, 3)) outcomes.push(await outcomeOf(mutation));
    expect(surprisesText(surprisesOf(outcomes))).toBe("");
  });

  test("harmless edits after one another stay harmless", async () => {
    const outcomes = [];
    for (let turn = 0; turn < 5; turn++) outcomes.push(await combinedOutcome(seed + turn));
    expect(surprisesText(surprisesOf(outcomes))).toBe("");
  });

  test("the editor agrees", async () => {
    const outcomes = await outcomesInEditor(sampleOf(mutations.filter(isForEditor), 2));
    expect(surprisesText(surprisesOf(outcomes))).toBe("");
  });
});

test.each(ruleIds)("without %s, a defect would be accepted", async (id) => {
  const guard = await guardOf(id);
  expect(guard?.fault).toBeUndefined();
  expect(guard && without(id, guard).fault).toBe("a defect was accepted");
});
