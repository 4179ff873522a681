// Measures the build, and writes docs/benchmarks.md. Medians of several runs, each in a fresh process.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir, totalmem } from "node:os";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { pinned, timeCdk8s } from "./cdk8s.mjs";
import { commandsSection } from "./commands.mjs";
import { editorSection } from "./editor.mjs";
import { hostSection } from "./host.mjs";
import { madeUpStack } from "./made-up-stack.mjs";
import { median } from "./median.mjs";
import { verificationSection } from "./verification.mjs";

const runs = Number(process.env.RUNS ?? 5);
const sizes = (process.env.SIZES ?? "10,100,1000").split(",").map(Number);
const stages = ["types", "load", "validate", "review", "plan", "emit", "write", "whole"];
const work = mkdtempSync(join(tmpdir(), "rexible-bench-"));
mkdirSync(join(work, "node_modules"));
symlinkSync(resolve("."), join(work, "node_modules/rexible"));

function measure(stack) {
  // Each run has a folder of its own, and none is deleted before the end: a file system that has just deleted thousands of
  // files is slow to make new ones, which no user's build meets.
  const results = Array.from({ length: runs }, () => {
    const out = mkdtempSync(join(work, "out-"));
    return JSON.parse(execFileSync(process.execPath, ["bench/stages.mjs", stack, out], { encoding: "utf8" }));
  });
  const times = stages.map((stage) => Math.round(median(results.map((result) => result.stages[stage]))));
  return [...times, Math.round(median(results.map(({ memory }) => memory)))];
}

function timeTypes() {
  return Array.from({ length: runs }, () => {
    const start = performance.now();
    const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2023", "--skipLibCheck", "stack.ts"];
    const { status, stdout } = spawnSync(process.execPath, ["node_modules/typescript/bin/tsc", "--ignoreConfig", ...options]);
    if (status !== 0) throw new Error(String(stdout));
    return performance.now() - start;
  });
}

const rows = [["the report's stack", "12", ...measure("stack.ts")]];
for (const services of sizes) {
  const stack = join(work, `stack-${services}.ts`);
  writeFileSync(stack, madeUpStack(services));
  rows.push(["made up", String(services), ...measure(stack)]);
}
const onHosts = join(work, "stack-hosts.ts");
writeFileSync(onHosts, madeUpStack(1000, 50));
rows.push(["made up, on 50 hosts", "1000", ...measure(onHosts)]);
const typed = [["the report's stack", "stack.ts"], ...sizes.map((services) => [`made up, ${services} services`, join(work, `stack-${services}.ts`)])];
const editor = await editorSection(typed, runs);
const types = Math.round(median(timeTypes()));
const cdk8s = Math.round(median(timeCdk8s(runs)));
rmSync(work, { recursive: true });
const commands = commandsSection(9);
const verification = await verificationSection(runs);

const line = (cells) => `| ${cells.join(" | ")} |`;
const head = ["Stack", "Services", ...stages.map((stage) => `${stage} (ms)`), "peak memory (MiB)"];
writeFileSync(
  "docs/benchmarks.md",
  `# Benchmarks

Written by \`make bench\`: medians of ${runs} runs, each in a fresh process. \`whole\` is the command \`rexible build\` from its start to its
end, with types checked in a process of its own at the same time; the other columns are the stages one after the other. Peak
memory is that of the compiler's own process.

Machine: ${cpus().length} cores, ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB of memory, Node ${process.version}; load average
${loadavg()[0].toFixed(1)} at the end of the run.

${[head, head.map(() => "---"), ...rows].map(line).join("\n")}

In the same run:

| | ms |
| --- | --- |
| \`tsc\` alone on the report's stack (TypeScript 7) | ${types} |
| \`cdk8s synth\` of a chart with 12 services (cdk8s ${pinned.cdk8s}), types not checked | ${cdk8s} |

${commands}
${editor}
${verification}
${hostSection()}`,
);
