import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { review } from "../../src/review/run.js";
import { accessMutations } from "./tools/access-mutations.js";
import { report } from "./tools/changed-report.js";
import { containerMutations } from "./tools/container-mutations.js";
import { stepMutations } from "./tools/step-mutations.js";

test("the report's stack breaks no rule", () => {
  expect(review(report)).toEqual([]);
});

const mutations = [...stepMutations, ...containerMutations, ...accessMutations];

describe("one mistake in the report's stack is found", () => {
  test.each(mutations)("%s: %s", (_, id, mutate) => {
    fc.assert(
      fc.property(fc.nat({ max: 59 }), (index) => {
        expect(review(mutate(index)).map((finding) => finding.id)).toContain(id);
      }),
      { numRuns: 30 },
    );
  });
});
