import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** The type errors of many stacks, by their paths: one program reads the types of the package once. */
export function typeErrors(paths) {
  if (paths.length === 0) return new Map();
  const config = join(dirname(dirname(paths[0])), "tsconfig.json");
  const compilerOptions = {
    ...{ target: "es2023", lib: ["es2023"], module: "nodenext", moduleDetection: "force", types: [] },
    ...{ strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true },
    ...{ noEmit: true, skipLibCheck: true },
  };
  writeFileSync(config, JSON.stringify({ files: paths, compilerOptions }));
  const compiler = "node_modules/typescript/bin/tsc";
  const { stdout } = spawnSync(process.execPath, [compiler, "-p", config, "--pretty", "false"], {
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  const errors = new Map(paths.map((path) => [path, []]));
  for (const [, file, line, code, says] of stdout.matchAll(/^(.+?)\((\d+),\d+\): error (TS\d+): (.*(?:\n\s+.*)*)/gm)) {
    errors.get(resolve(file))?.push(`${code} ${line} ${says.split("\n").at(-1).trim()}`);
  }
  return errors;
}
