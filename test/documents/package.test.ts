import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { filesBelow, repository, run } from "../lint/projects.js";

const work = mkdtempSync(join(tmpdir(), "rexible-test-"));
const project = join(work, "project");
const installed = join(project, "node_modules/rexible");

/** What `npm pack` makes of a clean clone, without what the compiler wrote, installed into an empty folder with what it depends on. */
beforeAll(() => {
  const clone = join(work, "clone");
  const left = /\/(dist|generated|\.git|\.venv|bench|node_modules)$/;
  cpSync(repository, clone, { recursive: true, filter: (path) => !left.test(path.replace(/\/$/, "")) });
  run("ln", ["--symbolic", join(repository, "node_modules"), join(clone, "node_modules")]);
  run("npm", ["pack", "--silent", "--pack-destination", work], clone);
  mkdirSync(installed, { recursive: true });
  run("tar", ["--extract", "--strip-components=1", "--file", join(work, `rexible-${version()}.tgz`)], installed);
  const { dependencies } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  for (const name of Object.keys(dependencies)) {
    const link = join(project, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(repository, "node_modules", name), link);
  }
}, 300_000);
afterAll(() => rmSync(work, { recursive: true }));

function version(): string {
  return JSON.parse(readFileSync(join(repository, "package.json"), "utf8")).version;
}

function rexible(...args: readonly string[]): string {
  return run(process.execPath, [join(installed, "dist/start.js"), ...args], project);
}

test("the package has all that its documents link to", () => {
  const files = filesBelow(installed);
  for (const document of files.filter((path) => /^(README|docs\/\w+)\.md$/.test(path))) {
    const folder = document.replace(/[^/]+$/, "");
    const links = [...readFileSync(join(installed, document), "utf8").matchAll(/\]\((?!https?:)([^)#]+)(#.*)?\)/g)];
    for (const [, link = ""] of links)
      expect(existsSync(join(installed, folder, link)), `${document} links to ${link}`).toBe(true);
  }
});

test("the package has no module twice, the licences of what is bundled, and nothing of its own tests", () => {
  const files = filesBelow(installed);
  expect(files.filter((path) => /^dist\/(?!chunks\/).*\.js$/.test(path))).toEqual([
    "dist/cli.js",
    "dist/commands/judging/watchdog-process.js",
    "dist/commands/serving/judging-process.js",
    "dist/index.js",
    "dist/start.js",
  ]);
  const licences = readFileSync(join(installed, "dist/licences.txt"), "utf8");
  const code = files.filter((path) => path.startsWith("dist/chunks/"));
  const bundled = code.flatMap((path) => [
    ...readFileSync(join(installed, path), "utf8").matchAll(/^\/\/ node_modules\/((?:@[^/]+\/)?[^/]+)\//gm),
  ]);
  for (const [, name] of bundled) expect(licences).toContain(`\n${name}\n\n`);
  expect(new Set(bundled.map(([, name]) => name)).size).toBeGreaterThan(4);
  expect(files.filter((path) => /^(src|test|tools|node_modules)\//.test(path))).toEqual([]);
});

test("the package works in an empty folder, with the packages alone that it asks for", () => {
  expect(rexible("init")).toContain("wrote    stack.ts\n");
  expect(JSON.parse(rexible("check", "--format", "json"))).toMatchObject({ errors: 0, problems: [] });
  expect(rexible("build")).toMatch(/^generated: \d+ files, \d+ added$/m);
  expect(rexible("explain", "rex005")).toContain("REX005: ");
  expect(rexible("report")).toContain("report.html");
  writeFileSync(join(project, "compose.yml"), "services: { app: { image: registry.example.com/app:1.2.3 } }\n");
  expect(rexible("review", "compose.yml")).toContain("no problem\n");
  expect(rexible("facts", "redis:8.4.0-bookworm")).toContain("/data");
});
