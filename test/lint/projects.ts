import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll } from "vitest";

export const repository = fileURLToPath(new URL("../../", import.meta.url));

/** The stacks whose projects are linted: the report's, the examples' and the one that `init` writes. */
export const stacks = [
  "stack.ts",
  "examples/web-app/stack.ts",
  "examples/home/stack.ts",
  "examples/edge/stack.ts",
  "examples/several-hosts/stack.ts",
  "examples/traefik/stack.ts",
  "starter/stack.ts",
] as const;

/** Compiles a stack with the command, as a user does. Gives the folder once the tests run. */
export function compiled(stack: string): () => string {
  let root = "";
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "rexible-lint-"));
    run(process.execPath, [
      join(repository, "dist/cli.js"),
      "build",
      "--stack",
      stack,
      "--out",
      join(root, "generated"),
    ]);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  return () => join(root, "generated");
}

/** Runs a program; fails with all that it printed where it is not content. */
export function run(program: string, args: readonly string[], folder = repository): string {
  const path = `${join(repository, ".venv/bin")}:${process.env.PATH ?? ""}`;
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    // No setting of the person who runs the tests counts, and no colours stand in what is read.
    env: {
      PATH: path,
      HOME: process.env.HOME,
      LANG: "C.UTF-8",
      ANSIBLE_NOCOLOR: "1",
      NO_COLOR: "1",
      ANSIBLE_LOCALHOST_WARNING: "0",
    },
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status}\n${stdout}${stderr}`);
  return stdout;
}

/** Paths of all files below a folder, sorted. */
export function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1)).sort();
}

export function textOf(folder: string, path: string): string {
  return readFileSync(join(folder, path), "utf8");
}
