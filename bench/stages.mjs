// Times the stages of one build in a fresh process, and prints them as JSON: milliseconds, and MiB of peak memory.
// usage: node bench/stages.mjs STACK OUT      OUT is an empty folder, and stays
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

const [stackPath, out] = process.argv.slice(2);
const stages = {};
async function timed(stage, work) {
  const start = performance.now();
  const result = await work();
  stages[stage] = performance.now() - start;
  return result;
}

const { findStackFile } = await import("../dist/load/stack-file.js");
const file = findStackFile(stackPath);
const { typecheck } = await import("../dist/load/typecheck.js");
const problems = await timed("types", () => typecheck(file));
if (problems.length > 0) throw new Error(problems[0].message);

const { exported, mapOrigin, sources, roles } = await timed("load", async () => {
  const { loadStack } = await import("../dist/load/load-stack.js");
  const { readSources } = await import("../dist/load/sources.js");
  const { readRoles } = await import("../dist/load/role-sources.js");
  const sources = readSources(file.folder);
  return { ...(await loadStack(file)), sources, roles: readRoles(sources) };
});
const stack = await timed("validate", async () => {
  const { validateStack } = await import("../dist/validate/stack.js");
  const { stack, invalid } = validateStack(exported, mapOrigin);
  if (stack === undefined) throw new Error(invalid[0].message);
  return stack;
});
const { review } = await import("../dist/review/run.js");
const findings = await timed("review", () => review(stack, roles));
const errors = findings.filter(({ level }) => level === "error");
if (errors.length > 0) throw new Error(errors[0].message);

const { planStack } = await import("../dist/plan/plan.js");
const plan = await timed("plan", () => planStack(stack, sources));
const files = await timed("emit", async () => (await import("../dist/emit/project.js")).emitProject(plan));
await timed("write", async () => {
  const { projectFiles } = await import("../dist/output/project-file.js");
  const { writeFolder } = await import("../dist/output/write.js");
  writeFolder(join(out, "stages"), projectFiles(files, stack.origins));
});

// The whole command, as a user runs it: types beside everything else.
const start = performance.now();
const command = spawnSync(process.execPath, ["dist/start.js", "build", "--stack", stackPath, "--out", join(out, "whole")]);
if (command.status !== 0) throw new Error(String(command.stderr));
stages.whole = performance.now() - start;
console.log(JSON.stringify({ stages, memory: process.resourceUsage().maxRSS / 1024 }));
