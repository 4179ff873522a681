import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A stack imports the compiled package, as a user's does: `dist/` must be what `src/` says now. */
export function setup(): void {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const typescript = dirname(createRequire(import.meta.url).resolve("typescript/package.json"));
  const compiler = join(typescript, "bin/tsc");
  const { status, stdout } = spawnSync(process.execPath, [compiler, "-p", "tsconfig.build.json"], { cwd: root });
  if (status !== 0) console.error(`The package does not compile; the tests run on what was emitted.\n${stdout}`);
}
