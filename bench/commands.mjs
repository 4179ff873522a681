// How long a user waits for each command, on the report's stack.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { median } from "./median.mjs";

/** Markdown: medians of so many runs of each command, after one that does not count. */
export function commandsSection(runs) {
  const out = mkdtempSync(join(tmpdir(), "rexible-bench-"));
  const commands = ["--help", "explain REX005", "check", `build --out ${join(out, "generated")}`];
  const rows = commands.map((command) => {
    const times = Array.from({ length: runs + 1 }, () => timed(command.split(" ")));
    return `| \`rexible ${command.replace(/ --out .*/, "")}\` | ${Math.round(median(times.slice(1)))} |`;
  });
  rmSync(out, { recursive: true });
  return `## Commands

On the report's stack, from start to end: medians of ${runs} runs. The build finds its folder as it left it.

| | ms |
| --- | --- |
${rows.join("\n")}
`;
}

function timed(args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ["dist/start.js", ...args]);
  if (status !== 0) throw new Error(String(stderr));
  return performance.now() - start;
}
