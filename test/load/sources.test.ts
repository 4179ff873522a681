import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readSources } from "../../src/load/sources.js";

const folder = mkdtempSync(join(tmpdir(), "rexible-sources-"));
afterAll(() => rmSync(folder, { recursive: true }));

function withRole(name: string, fill: (role: string) => void) {
  const stack = join(folder, name);
  mkdirSync(join(stack, "roles-src/own/files"), { recursive: true });
  fill(join(stack, "roles-src/own"));
  return () => readSources(stack).ownRoles;
}

test("a link inside the role is read, one that leads out is refused", () => {
  writeFileSync(join(folder, "outside"), "x");
  const inside = withRole("inside", (role) => {
    writeFileSync(join(role, "files/a"), "x");
    symlinkSync("a", join(role, "files/b"));
  });
  expect(inside().own?.map(({ path }) => path)).toEqual(["files/a", "files/b"]);
  const out = withRole("out", (role) => symlinkSync(join(folder, "outside"), join(role, "files/a")));
  expect(out).toThrow(/leads out of its folder/);
  expect(withRole("folder", (role) => symlinkSync(".", join(role, "files/more")))).toThrow(/is a link to a folder/);
});

test("a file that is too large, or no text where Ansible reads text, ends soon and clearly", () => {
  const large = withRole("large", (role) => {
    writeFileSync(join(role, "files/a"), "");
    truncateSync(join(role, "files/a"), 10_000_001);
  });
  expect(large).toThrow(/larger than 10 MB/);
  const bytes = Buffer.from([0xff, 0xfe]);
  expect(withRole("binary", (role) => writeFileSync(join(role, "files/a"), bytes))().own).toMatchObject([{ bytes }]);
  const tasks = withRole("tasks", (role) => {
    mkdirSync(join(role, "tasks"));
    writeFileSync(join(role, "tasks/main.yml"), bytes);
  });
  expect(tasks).toThrow(/not UTF-8/);
});
