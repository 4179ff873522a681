import { spawnSync } from "node:child_process";
import { describe } from "vitest";

/** Whether a program can be found. */
export function isInstalled(program: string): boolean {
  return spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;
}

/** Tests that need programs which `make tools` brings; where one is missing they are skipped, and their name says why. */
export function describeWith(...programs: readonly string[]): (name: string, tests: () => void) => void {
  const missing = programs.filter((program) => !isInstalled(program));
  if (missing.length === 0) return (name, tests) => describe(name, tests);
  return (name, tests) => describe.skip(`${name} (skipped: ${missing.join(" and ")} cannot be found)`, tests);
}
