// Measures `verify-images` against a registry on loopback. Alone, it prints its section of docs/benchmarks.md.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { median } from "./median.mjs";

const sizes = [12, 200];
const kinds = {
  several: "of two platforms each",
  single: "of one platform",
  locked: "of two platforms, locked and not moved",
};
const needed = ["docker-registry", "openssl"];

/** The section as markdown: medians, or why there are none. */
export async function verificationSection(runs) {
  const lacking = needed.filter((program) => spawnSync(program, ["version"]).error !== undefined);
  if (lacking.length > 0) return `## Verifying images\n\nNot measured: ${lacking.join(" and ")} not installed.\n`;
  const rows = [];
  for (const images of sizes) rows.push(...(await measureSize(images, runs)));
  const head = ["Images", "", "time (ms)", "requests about images", "an image", "pings and tokens"];
  return `## Verifying images

\`verify-images\` against Debian's docker-registry on loopback, spread over 12 repositories, each with a bearer token of its own:
medians of ${runs} runs, each with a new client. An image takes two requests at most once the token is there.

${[head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n")}
`;
}

async function measureSize(images, runs) {
  const measured = [];
  for (let run = 0; run < runs; run += 1) measured.push(await measureVerification({ images }));
  return Object.entries(kinds).map(([kind, says]) => {
    const requests = median(measured.map((figures) => figures.requests[kind]));
    if (measured.some(({ found }) => found[kind] !== images)) throw new Error(`not all ${images} images were found`);
    if (requests > 2 * images) throw new Error(`${requests} requests for ${images} images are more than two each`);
    const milliseconds = Math.round(median(measured.map((figures) => figures.milliseconds[kind])));
    const entry = median(measured.map((figures) => figures.requests.entry)) / Object.keys(kinds).length;
    return [images, says, milliseconds, requests, requests / images, entry];
  });
}

/** The measurement is TypeScript, shared with the tests: it is bundled to run without them. */
async function measureVerification(load) {
  const folder = mkdtempSync(join(tmpdir(), "rexible-bench-"));
  const outfile = join(folder, "measure.cjs");
  try {
    buildSync({ entryPoints: ["test/registry/measure-verification.ts"], bundle: true, platform: "node", format: "cjs", outfile });
    return await createRequire(import.meta.url)(outfile).measureVerification(load);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.stdout.write(await verificationSection(Number(process.env.RUNS ?? 5)));
