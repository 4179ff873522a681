import { spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { busyName } from "../../src/output/alone.js";
import { writeFolder } from "../../src/output/write.js";
import { scratch } from "../tools/scratch.js";
import { filesOf, paths, snapshot } from "./tools/projects.js";

const writer = fileURLToPath(new URL("../../dist/output/write.js", import.meta.url));

/** A process that writes one project again and again. */
const looped = `
const { writeFolder } = await import(process.argv[1]);
const [, , out, text, times] = process.argv;
const entry = (path) => [path, { text: text + path, mode: "0644", from: "stack.ts:1" }];
const files = new Map(["site.yml", ...Array.from({ length: 40 }, (_, n) => \`roles/\${text}-or-\${n}/tasks/main.yml\`)].map(entry));
for (let turn = 0; turn < Number(times); turn++) writeFolder(out, files);
`;

function loop(out: string, text: string, times: number): Promise<number | null> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", looped, writer, out, text, String(times)], {
    stdio: "inherit",
  });
  return new Promise((resolve) => child.on("exit", resolve));
}

test("two builds at once, again and again, leave the files of one of them", async () => {
  const out = join(scratch(), "generated");
  expect(await Promise.all([loop(out, "one", 150), loop(out, "two", 150)])).toEqual([0, 0]);
  const [text] = Object.values(snapshot(out)).filter((content) => content.endsWith("site.yml"));
  const names = new Set(paths(out).map((path) => path.split("-or-")[0]));
  expect(names).toEqual(new Set(["site.yml", `roles/${text?.slice(0, 3)}`]));
  writeFolder(out, filesOf({ "site.yml": "the next build\n" }));
  expect(paths(out)).toEqual(["site.yml"]);
});

test("what a killed build left behind keeps nobody waiting", () => {
  const out = join(scratch(), "generated");
  writeFolder(out, filesOf({ "site.yml": "a\n" }));
  // No process has this number: it is above what Linux gives.
  writeFileSync(join(out, busyName), `4194999 ${hostname()}\n`);
  const began = Date.now();
  writeFolder(out, filesOf({ "site.yml": "b\n" }));
  expect(Date.now() - began).toBeLessThan(5_000);
  expect(existsSync(join(out, busyName))).toBe(false);
});
