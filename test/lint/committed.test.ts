import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compiled, filesBelow, repository, textOf } from "./projects.js";

const folder = compiled("stack.ts");

test("what is committed in generated/ is what stack.ts compiles to, and nothing else", () => {
  const listed = execFileSync("git", ["ls-files", "-z", "generated"], { cwd: repository, encoding: "utf8" });
  const committed = listed
    .split("\0")
    .filter(Boolean)
    .map((path) => path.slice("generated/".length));
  expect(committed.sort()).toEqual(filesBelow(folder()));
  for (const path of committed)
    expect({ path, text: textOf(join(repository, "generated"), path) }).toEqual({ path, text: textOf(folder(), path) });
});
