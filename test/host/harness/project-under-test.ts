import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rexible } from "../../cli/command.js";
import { checkout } from "./ansible.js";
import { directory } from "./authority.js";

/** Whether the project was compiled elsewhere, to be tested as it is. */
export const isGiven: boolean = process.env.HOST_TEST_PROJECT !== undefined;

/** The compiled project under test: the given one, or what the repository has compiled from its own stack. */
export const compiled: string = process.env.HOST_TEST_PROJECT ?? join(checkout, "generated");

/** Compiles the repository's stack as its operator would for an authority of their own, and returns the project's folder. */
export function compileForHost(folder: string): string {
  const stack = readFileSync(join(checkout, "stack.ts"), "utf8");
  const signed = stack.replace("  certificates: {\n", `  certificates: {\n    authority: ${authority},\n`);
  if (signed === stack) throw new Error("stack.ts says nothing of certificates any more");
  writeFileSync(join(folder, "stack.ts"), signed);
  const { status, stdout, stderr } = rexible(folder, ["build", "--no-types", "--out", "compiled"]);
  if (status !== 0) throw new Error(`the stack of the host test does not compile:\n${stdout}${stderr}`);
  return join(folder, "compiled");
}

const root = `variable("acme_root", { example: "PEM", description: "Root certificates of the authority" })`;
const authority = `{ directory: "${directory}", root: ${root} }`;
