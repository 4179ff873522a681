import { compile } from "../../src/compile.js";
import { readBeside } from "../../src/load/beside.js";
import { buildContextReader } from "../../src/load/build-context.js";
import { loadStack } from "../../src/load/load-stack.js";
import { readRoles } from "../../src/load/role-sources.js";
import { readSources } from "../../src/load/sources.js";
import { specification } from "../../src/load/specification.js";
import { findStackFile } from "../../src/load/stack-file.js";

/** What the build of a stack finds, and the files that it makes; types are not asked. */
export async function built(path: string) {
  const file = findStackFile(path);
  const sources = readSources(file.folder);
  const result = compile({
    ...(await loadStack(file)),
    sources,
    roles: readRoles(sources),
    beside: readBeside(file.folder),
    contexts: buildContextReader(file.folder),
    specification,
  });
  if (result.kind === "invalid") throw new Error(JSON.stringify(result.invalid, null, 1));
  const findings = result.findings.map(({ id, message }) => `${id} ${message}`);
  return { findings, files: result.kind === "compiled" ? result.files : new Map<string, never>() };
}
