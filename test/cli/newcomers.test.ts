import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scratch } from "../tools/scratch.js";
import { type Ended, goodProject, goodStack, rexible } from "./command.js";

const said = ({ stdout, stderr }: Ended) => `${stdout}${stderr}`;

/** What somebody types who does not know the command yet, and what must be said of it. */
const typed: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ["a stack in YAML", ["check", "--stack", "compose.yml"], ["no file of TypeScript", "rexible import compose.yml"]],
  ["an output without a name", ["build", "--out", ""], ["--out", "It is empty"]],
  ["the stack without its option", ["build", "stack.ts"], ["--stack stack.ts"]],
  ["a page in a folder that is not there", ["report", "--to", "no/page.html"], ["there is no folder 'no'"]],
  ["restores of a file that is not there", ["report", "--restored", "x.json"], ["'x.json'", "there is no such file"]],
  ["restores of a service that there is not", ["report", "--restored", "typo.json"], ["'ap'", "did you mean 'app'"]],
  ["restores on no day", ["report", "--restored", "soon.json"], ["\"soon\" of 'app' is no date"]],
  ["a plan against what is not there", ["plan", "--against", "nowhere"], ["there is no folder 'nowhere'"]],
  ["an image by its name alone", ["facts", "redis"], ["names no version", "'redis:8"]],
  ["an image that floats", ["facts", "redis:latest"], ["names no version", "'redis:8"]],
  ["an image with a typing error", ["facts", "reddis:8.4.0"], ["did you mean 'redis'", "--inspect"]],
  ["no platform", ["facts", "redis:8.4.0", "--inspect", "--platform", "intel"], ["'intel'", "linux/amd64"]],
  ["a review of what is nothing of ours", ["review", "soon.json"], ["no Compose file", "'roles'"]],
  ["a review where nothing is", ["review", "empty"], ["nothing was reviewed"]],
  ["a review of broken YAML", ["review", "broken/compose.yml"], ["not YAML", "broken/compose.yml:"]],
];

test.each(typed)("%s is told with a way out", (_, args, words) => {
  const folder = scratch({
    ...goodProject,
    "compose.yml": "services: {}\n",
    "typo.json": '{ "ap": "2026-01-31" }',
    "soon.json": '{ "app": "soon" }',
    "empty/none.txt": "",
    "broken/compose.yml": "services:\n  app: [\n",
  });
  const ended = rexible(folder, args);
  for (const word of words) expect(said(ended)).toContain(word);
  expect(said(ended)).not.toMatch(/Rexible itself failed/);
  expect(existsSync(join(folder, "site.yml"))).toBe(false);
});

/** A line of the stack, what a newcomer writes instead, and what must be said of it. */
const written: readonly (readonly [string, string, readonly string[]])[] = [
  ["const app", 'console.log("here");\nconst app', ["'console' belongs to Node", "Leave it out"]],
  ['"203.0.113.10"', "process.env.ADDRESS", ["'process' belongs to Node", "variable("]],
  ["const app", 'require("node:fs");\nconst app', ["'require' belongs to Node", "import {"]],
  ['from "rexible"', 'from "rexibel"', ["did you mean 'rexible'"]],
  ['service("app", {', "service(“app”, {", ["a character stands here", "curly"]],
  ['subnet: "172.20.2.0/24"', 'subnet: "172.20.2.0"', ['"172.20.1.0/24"']],
  ["domain:", "domian:", ["did you mean 'domain'"]],
  ["const app = service", "const app = catalog.postgres", ["there is no 'postgres' in the catalog", "'postgresql'"]],
];

test.each(written)("'%s' as '%s' is told with a way out", (right, wrong, words) => {
  const stack = goodStack.replace(right, wrong).replace("import {", "import { catalog, ");
  expect(stack).toContain(wrong);
  const ended = rexible(scratch({ ...goodProject, "stack.ts": stack }), ["check"]);
  for (const word of words) expect(said(ended)).toContain(word);
  expect(said(ended)).not.toMatch(/node_modules|nvalid|import \{ …, (?:console|process|require)/);
});

describe("what is named of a role is reviewed with its role", () => {
  test.each([".", "roles", "roles/web", "roles/web/tasks", "roles/web/tasks/main.yml"])("%s", (path) => {
    const task = "- name: Clean up\n  ansible.builtin.command: rm -rf /opt/{{ nowhere }}\n";
    const folder = scratch({ "roles/web/tasks/main.yml": task });
    expect(rexible(folder, ["review", path]).stderr).toContain("and 1 roles");
  });
});

test("a pipe keeps its place", () => {
  const folder = scratch(goodProject);
  const pipe = join(folder, "pipe");
  spawnSync("mkfifo", [pipe]);
  expect(rexible(folder, ["report", "--to", "pipe"])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("a device or a pipe stands in its place"),
  });
  expect(statSync(pipe).isFIFO()).toBe(true);
});

test("a path leads where it was typed", () => {
  const folder = scratch(goodProject);
  const below = join(folder, "notes");
  mkdirSync(below);
  writeFileSync(join(below, "restored.json"), '{ "app": "2026-01-31" }');
  expect(rexible(below, ["report", "--to", "page.html", "--restored", "restored.json"]).status).toBe(0);
  expect(existsSync(join(below, "page.html"))).toBe(true);
  const elsewhere = join(scratch(), "page.html");
  expect(rexible(folder, ["report", "--to", elsewhere]).stdout).toBe(`wrote ${elsewhere}\n`);
});

test("the version is told by its short option too", () => {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  expect(rexible(scratch(), ["-v"])).toMatchObject({ status: 0, stdout: `${version}\n` });
});
