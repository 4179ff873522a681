import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, parse } from "node:path";
import { fileURLToPath } from "node:url";
import { ownModule } from "./bundle.js";
import type { StackFile } from "./stack-file.js";

/** What a `tsconfig.json` may say, as far as it is said here. */
export interface CompilerConfig {
  readonly extends?: string;
  readonly files: readonly string[];
  readonly include: readonly string[];
  readonly compilerOptions: Readonly<Record<string, unknown>>;
}

/** Options for a project that has no `tsconfig.json` of its own. */
const defaults = {
  target: "es2023",
  lib: ["es2023"],
  module: "nodenext",
  moduleDetection: "force",
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
};

/** What reading one file without writing anything needs, whatever the project does with its other files. */
const checkOnly = {
  noEmit: true,
  incremental: false,
  composite: false,
  tsBuildInfoFile: null,
  skipLibCheck: true,
  noErrorTruncation: true,
  allowJs: true,
};

/**
 * The configuration that checks the stack file alone, with the options of the project's `tsconfig.json`. `tsc` takes
 * either a project or files, and the project may well leave the stack out.
 */
export function compilerConfig({ path, folder }: StackFile): CompilerConfig {
  const folders = [...ancestors(folder)];
  const project = folders.map((ancestor) => join(ancestor, "tsconfig.json")).find(existsSync);
  const roots = folders.flatMap((ancestor) => [join(ancestor, "node_modules/@types"), join(ancestor, "node_modules")]);
  const hasNode = roots.some((root) => existsSync(join(root, "node/package.json")));
  const ownRoots = project !== undefined && readFileSync(project, "utf8").includes('"typeRoots"');
  return {
    ...(project !== undefined && { extends: project }),
    files: [path],
    include: [],
    compilerOptions: {
      ...(project === undefined && { ...defaults, types: hasNode ? ["node"] : [] }),
      ...checkOnly,
      rootDir: parse(path).root,
      ...(!ownRoots && { typeRoots: roots.filter(existsSync) }),
      ...(!knowsRexible(path) && {
        paths: { rexible: [fileURLToPath(ownModule("rexible")).replace(/\.js$/, ".d.ts")] },
      }),
    },
  };
}

function* ancestors(folder: string): Generator<string> {
  yield folder;
  const parent = dirname(folder);
  if (parent !== folder) yield* ancestors(parent);
}

/** Whether the stack finds the package by itself: it stands in this repository, or in a project that installed it. */
function knowsRexible(path: string): boolean {
  try {
    return createRequire(path).resolve("rexible") !== "";
  } catch {
    return false;
  }
}
