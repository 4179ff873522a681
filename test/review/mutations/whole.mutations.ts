import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { mutations } from "./all.js";
import { combinedOutcome } from "./combined.js";
import { isForEditor, outcomesInEditor } from "./editor.js";
import { prune } from "./gaps.js";
import { type Outcome, outcomeOf } from "./outcome.js";
import { reportOf, surprisesOf, surprisesText } from "./report.js";
import { seed } from "./sample.js";

test(`all mutations, with SEED=${seed}`, async () => {
  const isWhole = process.env.KIND === undefined;
  if (isWhole) expect(mutations.length).toBeGreaterThan(10_000);
  const outcomes: Outcome[] = [];
  for (const mutation of mutations) outcomes.push(await outcomeOf(mutation));
  outcomes.push(...(await outcomesInEditor(mutations.filter(isForEditor))));
  if (isWhole) for (let turn = 0; turn < 500; turn++) outcomes.push(await combinedOutcome(seed + turn));

  process.stdout.write(`${reportOf(outcomes)}\n`);
  if (process.env.PRUNE !== undefined) prune(outcomes);
  if (process.env.OUT !== undefined) writeFileSync(process.env.OUT, JSON.stringify(outcomes));
  expect(surprisesText(surprisesOf(outcomes))).toBe("");
});
