import { expect, test, vi } from "vitest";
import { escapesIn } from "../../src/review/escapes.js";

vi.mock("ts-morph", () => {
  throw new Error("the parser was loaded");
});

const source = (text: string) => [{ path: "stack.ts", file: "stack.ts", text }];

test("'as const' is no escape, and costs no parser", async () => {
  expect(await escapesIn(source('const names = ["a", "b"] as const;\nconst more = [1]\n  as\n  const;\n'))).toEqual([]);
  await expect(escapesIn(source("const a = b as number;"))).rejects.toThrow();
});
