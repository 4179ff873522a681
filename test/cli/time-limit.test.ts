import { expect, test } from "vitest";
import { scratch } from "../tools/scratch.js";
import { goodProject, goodStack, rexible } from "./command.js";

const withLine = (line: string) =>
  scratch({ ...goodProject, "stack.ts": goodStack.replace("const app", `${line}\nconst app`) });
const limit = (seconds: string) => ({ REXIBLE_TIME_LIMIT: seconds });

test("a stack with a loop that does not end is stopped, and told", () => {
  const { status, stderr } = rexible(withLine("for (;;);"), ["check", "--no-types"], limit("1"));
  expect(stderr).toMatch(/^error {2}'stack.ts' has not finished after 1 s/);
  expect(stderr).toContain("loop");
  expect(stderr).toContain("REXIBLE_TIME_LIMIT=");
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(status).not.toBe(0);
});

test("a program is told as well", () => {
  const { stdout } = rexible(withLine("for (;;);"), ["verify-images", "--format", "json"], limit("1"));
  expect(JSON.parse(stdout)).toMatchObject({
    errors: 1,
    problems: [{ message: "'stack.ts' has not finished after 1 s" }],
  });
});

test.each([
  ["that nothing settles", "await new Promise(() => {});", "'stack.ts' waits for a promise that never settles"],
  [
    "that a timer keeps open",
    "(globalThis as any).setInterval(() => {}, 50);\nawait new Promise(() => {});",
    "'stack.ts' has not finished after 1 s",
  ],
])("a stack that awaits something %s is told within the limit", (_, line, message) => {
  const { status, stderr } = rexible(withLine(line), ["build", "--no-types"], limit("1"));
  expect(stderr).toContain(`error  ${message}\n`);
  expect(status).toBe(1);
});

test("a limit holds while the stack is run, not for the command", () => {
  const busy = "const end = Date.now() + 1500; while (Date.now() < end);";
  expect(rexible(withLine(busy), ["check", "--no-types"], limit("0")).status).toBe(0);
  expect(rexible(withLine(busy), ["check", "--no-types"], limit("10")).status).toBe(0);
});

test("a limit that is no number of seconds is told", () => {
  const { status, stderr } = rexible(scratch(goodProject), ["build", "--no-types"], limit("soon"));
  expect(stderr).toContain("error  'REXIBLE_TIME_LIMIT' is 'soon', and seconds are expected\n");
  expect(status).toBe(1);
});
