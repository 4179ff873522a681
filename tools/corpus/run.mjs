// Measures `review` and `import` on the Compose files and roles below any folder: make corpus DIR=…
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { measureImport } from "./import.mjs";
import { measureReview } from "./review.mjs";

const [root] = process.argv.slice(2);
if (root === undefined) {
  console.error("name the folder: make corpus DIR=…");
  process.exit(1);
}
const work = mkdtempSync(join(tmpdir(), "rexible-corpus-"));
mkdirSync(join(work, "node_modules"));
symlinkSync(resolve("."), join(work, "node_modules/rexible"));
const started = performance.now();
const { repository, ...review } = measureReview(root);
const imported = await measureImport(root, repository.groups, work);
const text = JSON.stringify({ review, import: imported, seconds: (performance.now() - started) / 1000 }, undefined, 2);
process.stdout.write(`${text}\n`);
if (process.env.KEEP === undefined) rmSync(work, { recursive: true });
else console.error(`the stacks stand in ${work}`);
