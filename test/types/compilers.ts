import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The compilers that must say the same: the newest, and those that editors still use. */
export const compilers: Readonly<Record<string, string>> = {
  "7.0": compilerOf("typescript", "lib/tsc.js"),
  "6.0": compilerOf("typescript-6.0", "lib/tsc.js"),
  "5.9": compilerOf("typescript-5.9", "lib/tsc.js"),
};

export const repository = fileURLToPath(new URL("../../", import.meta.url));

function compilerOf(name: string, path: string): string {
  return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), path);
}

/** Compiler options for programs outside the repository that import "rexible". */
export const compilerOptions = {
  target: "es2023",
  lib: ["es2023"],
  module: "nodenext",
  moduleDetection: "force",
  types: ["node"],
  typeRoots: [join(repository, "node_modules/@types")],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noErrorTruncation: true,
  skipLibCheck: true,
  noEmit: true,
  paths: { rexible: [join(repository, "src/index.ts")] },
};

/** Runs a compiler on a project and gives its output. */
export function compileProject(compiler: string, project: string, ...options: readonly string[]): string {
  const { stdout, stderr, error } = spawnSync(
    process.execPath,
    [compiler, "-p", project, "--pretty", "false", ...options],
    {
      encoding: "utf8",
      maxBuffer: 1 << 26,
    },
  );
  if (error !== undefined) throw error;
  return stdout + stderr;
}
