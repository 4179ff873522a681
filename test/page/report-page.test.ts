import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { goodProject, goodStack, rexible } from "../cli/command.js";
import { repository } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

test("the stack as one page: what is open first, nothing loaded from elsewhere, no name that is markup, the same bytes", () => {
  const risk =
    'accept: [accept("REX035", { because: "<script>alert(1)</script>", until: "never" })], publish: ["25/tcp"],';
  const text = goodStack
    .replace("import { ", "import { accept, ")
    .replace("user: 1000,", `user: 1000, ${risk}`)
    .replace('user: "deploy" }', 'user: "deploy", memory: "512M", cpus: 2 }');
  const folder = scratch({ ...goodProject, "stack.ts": text, "restored.json": '{"app": "2026-01-31"}' });
  const write = (): string => {
    expect(rexible(folder, ["report", "--no-types"])).toMatchObject({ status: 0, stdout: "wrote report.html\n" });
    return readFileSync(join(folder, "report.html"), "utf8");
  };
  const page = write();
  expect(page).toContain(
    '<li class="open"><span class="step who">everyone</span><span class="step">port 25/tcp</span>',
  );
  expect(page).toContain('<a href="stack.ts#L4" title="stack.ts:4">app</a>');
  expect(page).toContain("64 of 512 MiB (13 %)");
  expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(page).not.toMatch(/<script|<link|<img|src=|url\(|https?:/);
  expect(write()).toBe(page);
  writeFileSync(join(folder, "restored.json"), '{"app": "soon"}');
  expect(rexible(folder, ["report", "--no-types"]).stderr).toContain(
    "error  'restored.json' does not tell of restores: \"soon\" of 'app' is no date\n",
  );
});

test("of several machines, where each service runs and what one asks of another; of several containers, where they are made", () => {
  const pageOf = (example: string): string => {
    const stack = readFileSync(join(repository, "examples", example, "stack.ts"), "utf8");
    const folder = scratch({ "stack.ts": stack });
    expect(rexible(folder, ["report", "--no-types"])).toMatchObject({ status: 0 });
    return readFileSync(join(folder, "report.html"), "utf8");
  };
  const machines = pageOf("several-hosts");
  expect(machines).toMatch(/<th scope="row"><a [^>]*>mariadb<\/a><\/th><td>data<\/td><td>\/opt\//);
  expect(machines).toMatch(/>shop<\/a><\/th><td>front<\/td><td><a [^>]*>mariadb<\/a><\/td><td>data<\/td><td>3306</);
  expect(pageOf("desk")).toMatch(/<a href="stack\.ts#L\d+" title="stack\.ts:\d+">work-2<\/a>/);
});
