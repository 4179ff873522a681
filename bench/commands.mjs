// How long a user waits for each command on a stack of one's own, and how long it would be module by module.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { median } from "./median.mjs";

/** Markdown: medians of so many runs of each command, after one that does not count; both ways in turn. */
export function commandsSection(runs) {
  const out = mkdtempSync(join(tmpdir(), "rexible-bench-"));
  // The package as it would be without tools/bundle.mjs.
  for (const name of ["node_modules", "package.json", "roles-src", "playbooks-src", "schemas"])
    symlinkSync(resolve(name), join(out, name));
  run("node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json", "--outDir", join(out, "dist"));
  const stack = "--stack examples/home/stack.ts";
  const commands = ["--help", "explain REX005", `check ${stack}`, `build ${stack} --out ${join(out, "generated")}`];
  const rows = commands.map((command) => {
    const times = Array.from({ length: runs + 1 }, () => [
      run("dist/start.js", ...command.split(" ")),
      run(join(out, "dist/start.js"), ...command.split(" ")),
    ]).slice(1);
    const cells = [0, 1].map((way) => Math.round(median(times.map((pair) => pair[way]))));
    return `| \`rexible ${command.replace(/ --stack .*/, "")}\` | ${cells.join(" | ")} |`;
  });
  rmSync(out, { recursive: true });
  return `## Commands

On [examples/home](../examples/home/stack.ts), from start to end: medians of ${runs} runs, both ways in turn; load average ${loadavg()[0].toFixed(1)} at the end. The build finds
its folder as it left it.

| | as installed: in a few files (ms) | module by module (ms) |
| --- | --- | --- |
${rows.join("\n")}
`;
}

/** Milliseconds that a program takes. */
function run(...args) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args);
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
  return performance.now() - start;
}
