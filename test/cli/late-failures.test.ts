import { expect, test } from "vitest";
import { scratch } from "../tools/scratch.js";
import { goodProject, goodStack, rexible } from "./command.js";

/** Each throws when nobody waits for it any more: at once, in the next turn, and while the review is at work. */
test.each([
  ["a promise", 'Promise.reject(new Error("late"));'],
  ["a timer", '(globalThis as any).setTimeout(() => { throw new Error("late"); }, 1);'],
  ["a promise of a timer", '(globalThis as any).setTimeout(() => Promise.reject(new Error("late")), 5);'],
  ["a tick", '(globalThis as any).process.nextTick(() => { throw new Error("late"); });'],
])("%s that fails is told at its line", (_, line) => {
  const stack = goodStack.replace("const app", `${line}\nconst app`);
  const { status, stderr } = rexible(scratch({ ...goodProject, "stack.ts": stack }), ["build", "--no-types"]);
  expect(stderr).toMatch(/error {2}'stack.ts' throws Error: late\n {2}stack.ts:4:\d+/);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr).not.toContain("data:text");
  expect(status).toBe(1);
});
