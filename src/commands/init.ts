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
import { answer } from "./telling/answer.js";

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
 * @param format how to tell the outcome.
 * @throws UserError where there is a stack already.
 */
export function init(kind: string, format: "terminal" | "json" = "terminal"): number {
  if (existsSync("stack.ts"))
    throw new UserError({
      severity: "error",
      message: "there is a 'stack.ts' already",
      why: "It is yours, so nothing is written over it.",
      fix: "Run 'rexible build', or start in another folder.",
    });
  const example = kinds[kind];
  const ofExample = example === undefined ? [] : filesBelow(ownFile(`${example}/`));
  const copies = [
    ...ofExample.map((name) => [name, `${example}/${name}`] as const),
    ...Object.entries(files).map(([source, name]) => [name, `starter/${source}`] as const),
  ];
  const written = [
    ...copies.flatMap(([name, source]) => writtenNew(name, () => readFileSync(ownFile(source)))),
    ...writtenNew("AGENTS.md", () => agentsText(rules)),
  ];
  const addedScripts = addScripts();
  if (format === "json") {
    answer<"init">([], { written, addedScripts });
    return 0;
  }
  process.stdout.write(written.map((name) => `wrote    ${name}\n`).join(""));
  if (addedScripts) process.stdout.write("added    scripts to package.json: npm run build, npm run check\n");
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

/** The name of a file that was written, where there was none. */
function writtenNew(name: string, contents: () => string | Buffer): readonly string[] {
  if (existsSync(name)) return [];
  createFile(name, contents());
  return [name];
}

/** Whether the package has scripts now that it had not. */
function addScripts(): boolean {
  if (!existsSync("package.json")) return false;
  const before = readFileSync("package.json", "utf8");
  const after = withScripts(before);
  if (after === before) return false;
  replaceFile("package.json", after);
  return true;
}
