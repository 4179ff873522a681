import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { unifiedDiff } from "../../src/output/unified-diff.js";
import { scratch } from "../tools/scratch.js";

const text = fc
  .array(fc.constantFrom("a\n", "b\n", "c\n", "\n", "d"), { maxLength: 30 })
  .map((parts) => parts.join(""));

/** What `git apply`, which refuses a patch that is wrong in any line, makes of it. */
function patched(folder: string, before: string, diff: string): string {
  writeFileSync(join(folder, "file"), before);
  writeFileSync(join(folder, "patch"), `--- a/file\n+++ b/file\n${diff}`);
  const { status, stderr } = spawnSync("git", ["apply", "--unidiff-zero", "patch"], { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`${stderr}\n${diff}`);
  return spawnSync("cat", ["file"], { cwd: folder, encoding: "utf8" }).stdout;
}

test("git makes the second text of the first with it", () => {
  const folder = scratch();
  fc.assert(
    fc.property(text, text, (before, after) => {
      fc.pre(before !== after);
      expect(patched(folder, before, unifiedDiff(before, after))).toBe(after);
    }),
    { numRuns: 100 },
  );
});

test("it shows what changed and three lines around, no more", () => {
  const lines = Array.from({ length: 20 }, (_, index) => `line ${index + 1}\n`);
  const after = lines.with(9, "changed\n").join("");
  expect(unifiedDiff(lines.join(""), after)).toBe(`@@ -7,7 +7,7 @@
 line 7
 line 8
 line 9
-line 10
+changed
 line 11
 line 12
 line 13
`);
  expect(unifiedDiff(after, after)).toBe("");
});
