import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

function read(path: string): string {
  return readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");
}

it("the README shows the stack that 'rexible init' writes, which the command's tests build", () => {
  const [, shown] = /```ts\n([\s\S]*?)```/.exec(read("README.md")) ?? [];
  expect(shown?.length).toBeGreaterThan(500);
  expect(read("starter/stack.ts")).toContain(shown);
});
