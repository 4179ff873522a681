import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** A stack imports the compiled package, as a user's does: `dist/` must be what `src/` says now. */
export function setup(): void {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const { status, stdout } = spawnSync("npm", ["run", "--silent", "compile"], { cwd: root });
  if (status !== 0) console.error(`The package does not compile; the tests run on what was emitted.\n${stdout}`);
}
