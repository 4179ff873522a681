import { existsSync, readFileSync } from "node:fs";
import { UserError } from "../diagnostics/user-error.js";
import { createFile } from "../output/create-file.js";

/** What a project with a stack needs that is not there yet; the stack itself must be new. */
const optional = ["tsconfig.json"];

/**
 * Writes a first stack into the working directory, and the options of its editor where there are none.
 *
 * @throws UserError where there is a stack already.
 */
export function init(): number {
  if (existsSync("stack.ts"))
    throw new UserError({
      severity: "error",
      message: "there is a 'stack.ts' already",
      why: "It is yours, so nothing is written over it.",
      fix: "Run 'rexible build', or start in another folder.",
    });
  for (const name of ["stack.ts", ...optional.filter((file) => !existsSync(file))]) {
    createFile(name, readFileSync(new URL(`../../starter/${name}`, import.meta.url), "utf8"));
    process.stdout.write(`wrote    ${name}\n`);
  }
  process.stdout.write("Read it, make it yours, then run 'npx rexible build'.\n");
  process.stdout.write("A workflow for CI stands in 'node_modules/rexible/docs/ci.md'.\n");
  return 0;
}
