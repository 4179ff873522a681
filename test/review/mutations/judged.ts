import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { judge as judgeFile } from "../../../src/commands/judging/judge.js";
import { compile } from "../../../src/compile.js";
import { readRoles } from "../../../src/load/role-sources.js";
import { readSources } from "../../../src/load/sources.js";
import { specification } from "../../../src/load/specification.js";
import { contextsIn } from "../tools/contexts.js";
import { exportedBy, type Input, type Roles } from "./input.js";

/** What was said of an input: ids of rules, "schema" where a value has not the form, "thrown" where a constructor refuses. */
export interface Judged {
  readonly spoke: readonly string[];
  readonly messages: readonly string[];
  /** A failure that is no answer: an error of the runtime, or a rule that failed. */
  readonly crash?: string;
}

interface Said {
  readonly id?: string;
  readonly message: string;
}

const shipped = readSources(fileURLToPath(new URL("../../../", import.meta.url)));

/** A rule that is switched off for this run, to see that the harness notices. */
const switchedOff = process.env.RULE;

/** Compiles an input as the command line does, and tells what was said. */
export async function judge(input: Input): Promise<Judged> {
  if (input.from === "file") return told((await problemsOfFile(input.text)).map(withId));
  try {
    const exported = input.from === "text" ? exportedBy(input.text) : input.stack;
    const sources = { ...shipped, ownRoles: foldersOf(input.roles ?? {}) };
    const roles = readRoles(sources);
    const compiled = compile({
      exported,
      mapOrigin: (place) => place,
      sources,
      roles: roles.filter(({ own }) => own),
      specification,
      ...(input.from === "text" && { contexts: contextsIn(input.text) }),
    });
    return told(compiled.kind === "invalid" ? compiled.invalid.map(withId) : compiled.findings);
  } catch (error) {
    return thrown(error);
  }
}

function withId({ id = "schema", message }: Said) {
  return { id, message };
}

function told(said: readonly Said[]): Judged {
  const kept = said.map(withId).filter(({ id }) => id !== switchedOff);
  const failed = kept.find(({ id }) => id === "REX000");
  return {
    spoke: [...new Set(kept.map(({ id }) => id))],
    messages: kept.map(({ id, message }) => `${id} ${message}`),
    ...(failed && { crash: failed.message }),
  };
}

/** The program itself is wrong where it does not parse, or names what it did not declare: that is no answer. */
function thrown(error: unknown): Judged {
  if (error instanceof SyntaxError || error instanceof ReferenceError) throw error;
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const isOnPurpose =
    error instanceof Error && ["UsedAsText", "UserError", "TemplateError"].includes(error.constructor.name);
  return { spoke: ["thrown"], messages: [message], ...(!isOnPurpose && { crash: message }) };
}

/** What a check says of a stack on disk; its text is looked at, too. */
async function problemsOfFile(text: string): Promise<readonly Said[]> {
  const folder = mkdtempSync(join(tmpdir(), "rexible-mutation-"));
  try {
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    writeFileSync(join(folder, "stack.ts"), text);
    return (await judgeFile({ stack: join(folder, "stack.ts"), types: false })).problems;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function foldersOf(roles: Roles) {
  return Object.fromEntries(
    Object.entries(roles).map(([name, files]) => [
      name,
      Object.entries(files).map(([path, text]) => ({ path, text, file: `roles-src/${name}/${path}` })),
    ]),
  );
}
