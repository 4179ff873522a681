import { appendFileSync } from "node:fs";
import { expect, test } from "vitest";
import { mutations } from "./all.js";
import { prune } from "./gaps.js";
import type { Outcome } from "./outcome.js";
import { outcomeOf } from "./outcome.js";
import { reportOf, surprisesOf, surprisesText } from "./report.js";
import { seed } from "./sample.js";

test(`all mutations, with SEED=${seed}`, async () => {
  expect(mutations.length).toBeGreaterThan(10_000);
  const outcomes: Outcome[] = [];
  for (const mutation of mutations) outcomes.push(await outcomeOf(mutation));
  process.stdout.write(`${reportOf(outcomes)}\n`);
  if (process.env.PRUNE !== undefined) prune(outcomes);
  if (process.env.OUT !== undefined) appendFileSync(process.env.OUT, JSON.stringify(outcomes.map(({ mutation, judged, fault }) => ({ kind: mutation.kind, spelling: mutation.spelling, place: mutation.place, label: mutation.label, judged, fault }))));
  expect(surprisesText(surprisesOf(outcomes))).toBe("");
});
