import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { UserError } from "../diagnostics/user-error.js";
import { ownFile } from "../load/own-files.js";
import { createFile } from "../output/create-file.js";
import { replaceFile } from "../output/replace-file.js";
import { rules } from "../review/registry.js";
import { agentsText } from "./starting/agents-text.js";
import { kinds } from "./starting/kinds.js";
import { withScripts } from "./starting/package-scripts.js";

/** What a project with a stack needs beside it, by the name in `starter/`. npm would leave a `.gitignore` out of the package. */
const files = {
  "stack.ts": "stack.ts",
  "tsconfig.json": "tsconfig.json",
  gitignore: ".gitignore",
  "inventory/hosts.yml": "inventory/hosts.yml",
} as const;

/**
 * Writes a first stack into the working directory, and what its project needs where that is not there yet.
 *
 * @param kind one of `kinds`.
 * @throws UserError where there is a stack already.
 */
export function init(kind: string): number {
  if (existsSync("stack.ts"))
    throw new UserError({
      severity: "error",
      message: "there is a 'stack.ts' already",
      why: "It is yours, so nothing is written over it.",
      fix: "Run 'rexible build', or start in another folder.",
    });
  const example = kinds[kind];
  if (example !== undefined) for (const name of filesBelow(ownFile(`${example}/`))) write(name, `${example}/${name}`);
  for (const [source, name] of Object.entries(files)) write(name, `starter/${source}`);
  if (!existsSync("AGENTS.md")) {
    createFile("AGENTS.md", agentsText(rules));
    process.stdout.write("wrote    AGENTS.md\n");
  }
  addScripts();
  process.stdout.write(
    "Read 'stack.ts', make it yours, then run 'npx rexible build'. How to deploy it then stands in 'generated/README.md'.\n",
  );
  process.stdout.write("A workflow for CI stands in 'node_modules/rexible/docs/ci.md'.\n");
  return 0;
}

/** An example is whole with the files that its stack takes from `roles-src/`. */
function filesBelow(folder: URL): readonly string[] {
  const root = fileURLToPath(folder);
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map(({ parentPath, name }) => relative(root, join(parentPath, name)));
}

function write(name: string, source: string): void {
  if (existsSync(name)) return;
  createFile(name, readFileSync(ownFile(source)));
  process.stdout.write(`wrote    ${name}\n`);
}

function addScripts(): void {
  if (!existsSync("package.json")) return;
  const before = readFileSync("package.json", "utf8");
  const after = withScripts(before);
  if (after === before) return;
  replaceFile("package.json", after);
  process.stdout.write("added    scripts to package.json: npm run build, npm run check\n");
}
