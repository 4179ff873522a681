import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Problem } from "../diagnostics/problem.js";
import { run } from "../outside/run.js";
import { compilerConfig } from "./compiler-config.js";
import type { StackFile } from "./stack-file.js";
import { problemsOf } from "./tsc-output.js";

/**
 * Asks TypeScript's own compiler for the type errors of the stack file and of what it imports.
 * The compiler is a native program of its own, so it works while the stack is being run.
 *
 * @returns problems in the compiler's order; those of a rule of the design review carry its id, such as "REX001".
 */
export async function typecheck(file: StackFile): Promise<readonly Problem[]> {
  const folder = mkdtempSync(join(tmpdir(), "rexible-types-"));
  try {
    const config = join(folder, "tsconfig.json");
    writeFileSync(config, JSON.stringify(compilerConfig(file)));
    const { status, stdout, stderr } = await run(compiler(), ["-p", config, "--pretty", "false"], file.folder);
    const problems = withoutEchoes(problemsOf(stdout));
    if (status !== 0 && problems.length === 0)
      throw new Error(`the type checker failed with status ${status}: ${stdout}${stderr}`);
    return problems;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A constant above its line is both "used before its declaration" (TS2448) and "before being assigned" (TS2454). */
function withoutEchoes(problems: readonly Problem[]): readonly Problem[] {
  const placeOf = ({ position }: Problem) => JSON.stringify(position);
  const told = new Set(problems.filter(({ id }) => id === "TS2448").map(placeOf));
  return problems.filter((problem) => problem.id !== "TS2454" || !told.has(placeOf(problem)));
}

/** The native program itself: its launcher `tsc` would cost 40 ms for a second Node. */
function compiler(): string {
  const typescript = createRequire(import.meta.url).resolve("typescript/package.json");
  const platform = `@typescript/typescript-${process.platform}-${process.arch}`;
  const name = process.platform === "win32" ? "tsc.exe" : "tsc";
  return join(dirname(createRequire(typescript).resolve(`${platform}/package.json`)), "lib", name);
}
