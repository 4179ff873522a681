import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { review } from "../../src/review/run.js";
import { anyStacks } from "./tools/any-stacks.js";
import { soundStacks } from "./tools/sound-stacks.js";

describe("stacks at random", () => {
  test("are accepted where they are sound", () => {
    fc.assert(
      fc.property(soundStacks, (stack) => {
        expect(review(stack)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test("never make a rule fail, whatever stands in them", () => {
    fc.assert(
      fc.property(anyStacks, (stack) => {
        expect(review(stack).map(({ id }) => id)).not.toContain("REX000");
      }),
      { numRuns: 100 },
    );
  });
});
