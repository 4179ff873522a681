import { fileURLToPath } from "node:url";
import { compile } from "../../../src/compile.js";
import { parseRoleSources } from "../../../src/load/role-sources.js";
import { readSources } from "../../../src/load/sources.js";
import { exportedBy, type Input, type Roles } from "./input.js";

/** What became of an input: the rules that spoke, "schema" among them where the shape was wrong. */
export interface Judged {
  readonly spoke: readonly string[];
  readonly messages: readonly string[];
  /** A failure that is no answer: an error of the runtime, or a rule that failed. */
  readonly crash?: string;
}

const shipped = readSources(fileURLToPath(new URL("../../../", import.meta.url)));
const switchedOff = process.env.RULE;

/** Compiles an input as the command line does, and tells what was said. */
export function judge(input: Input): Judged {
  try {
    const exported = input.from === "text" ? exportedBy(input.text) : input.stack;
    const sources = { ...shipped, ownRoles: foldersOf(input.roles ?? {}) };
    const { roles, problems } = parseRoleSources(sources);
    if (problems.length > 0) return { spoke: ["schema"], messages: problems.map(({ message }) => message) };
    const compiled = compile({ exported, mapOrigin: (place) => place, sources, roles: roles.filter(({ own }) => own) });
    if (compiled.kind === "invalid") return without(compiled.invalid.map(({ message }) => ({ id: "schema", message })));
    const failed = compiled.findings.find(({ id }) => id === "REX000");
    return { ...without(compiled.findings), ...(failed && { crash: failed.message }) };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof ReferenceError) throw error;
    return thrown(error);
  }
}

function without(findings: readonly { readonly id: string; readonly message: string }[]): Judged {
  const kept = findings.filter(({ id }) => id !== switchedOff);
  return { spoke: [...new Set(kept.map(({ id }) => id))], messages: kept.map(({ id, message }) => `${id} ${message}`) };
}

/** What a constructor throws on purpose names the way out; what the runtime throws does not. */
function thrown(error: unknown): Judged {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const isOfRuntime =
    !(error instanceof Error) ||
    /Cannot read|is not a function|is not iterable|Maximum|circular|Invalid (array|string)|toISOString|undefined \(/.test(
      message,
    );
  return { spoke: ["thrown"], messages: [message], ...(isOfRuntime && { crash: message }) };
}

function foldersOf(roles: Roles) {
  return Object.fromEntries(
    Object.entries(roles).map(([name, files]) => [
      name,
      Object.entries(files).map(([path, text]) => ({ path, text, file: `roles-src/${name}/${path}` })),
    ]),
  );
}
