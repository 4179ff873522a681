import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository, run } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

/** The paths in the tarball that `npm pack` would make of a clean clone: without what the compiler wrote. */
function packed(): readonly string[] {
  const clone = join(scratch(), "clone");
  const left = /\/(dist|generated|\.git|\.venv|bench|node_modules)$/;
  cpSync(repository, clone, { recursive: true, filter: (path) => !left.test(path.replace(/\/$/, "")) });
  run("ln", ["--symbolic", join(repository, "node_modules"), join(clone, "node_modules")]);
  const told = run("npm", ["pack", "--dry-run", "--json", "--silent"], clone);
  const [tarball] = JSON.parse(told.slice(told.indexOf("["))) as readonly { files: readonly { path: string }[] }[];
  return tarball?.files.map(({ path }) => path) ?? [];
}

test("a package of a clean clone has its program, and all that its documents link to", { timeout: 300_000 }, () => {
  const files = packed();
  expect(files).toEqual(
    expect.arrayContaining(["dist/start.js", "dist/index.js", "dist/index.d.ts", "starter/gitignore"]),
  );
  for (const document of files.filter((path) => /^(README|docs\/\w+)\.md$/.test(path))) {
    const folder = document.replace(/[^/]+$/, "");
    const links = [...readFileSync(join(repository, document), "utf8").matchAll(/\]\((?!https?:)([^)#]+)(#.*)?\)/g)];
    for (const [, link = ""] of links) {
      const target = join(folder, link);
      expect(existsSync(join(repository, target)), `${document} links to ${target}`).toBe(true);
      expect(
        files.some((path) => path === target || path.startsWith(`${target.replace(/\/$/, "")}/`)),
        target,
      ).toBe(true);
    }
  }
});
