import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { importFiles } from "../../src/commands/importing/import-files.js";
import { type Compiled, compile } from "../../src/compile.js";
import { loadStack } from "../../src/load/load-stack.js";
import { readRoles } from "../../src/load/role-sources.js";
import { readSources } from "../../src/load/sources.js";
import { specification } from "../../src/load/specification.js";
import { findStackFile } from "../../src/load/stack-file.js";
import { scratch } from "../tools/scratch.js";

/**
 * On several hosts each has an application of its own, whose parts ask each other by addresses. Traefik's labels are read, and it gives
 * its place to the stack's own proxy.
 */
const examples = readdirSync("examples").filter((name) => !["several-hosts", "traefik"].includes(name));
const stacks = ["stack.ts", ...examples.map((name) => `examples/${name}/stack.ts`)];

/**
 * Rules that speak of what a Compose file cannot say, and of nothing else: which secrets stand in the one file that a shell reads
 * (REX031), and that the files of two services hold one secret (REX085).
 */
const unsaid = ["REX031", "REX085"];

async function compiled(path: string): Promise<Compiled> {
  const file = findStackFile(path);
  const sources = readSources(file.folder);
  return compile({ ...(await loadStack(file)), sources, roles: readRoles(sources), specification });
}

/** The Compose files of what was built, those of the infrastructure first. */
function composeOf(built: Compiled): ReadonlyMap<string, string> {
  const files = built.kind === "compiled" ? [...built.files] : [];
  const compose = files.filter(([path]) => /files\/compose\/[^/]+\.yml$/.test(path));
  return new Map(compose.map(([path, { text }]) => [path.split("/").at(-1) ?? "", text] as const).sort());
}

/** What the files say of each service, without the differences that are meant. */
function servicesIn(files: Iterable<string>): Readonly<Record<string, unknown>> {
  const services = [...files].flatMap((text) => Object.entries(parse(plain(text)).services as object));
  return Object.fromEntries(services.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Stacks have a variable 'domain' of their own, so that of a file gets another name; 3G is written as 3072M. */
function plain(text: string): string {
  return text
    .replaceAll("${APP_DOMAIN:?}", "${DOMAIN:?}")
    .replace(/"(\d+)G"/g, (_, size: string) => `"${Number(size) * 1024}M"`);
}

test.each(stacks)("what is built of %s, imported and built again, runs the same containers", async (path) => {
  const first = await compiled(path);
  const folder = join(scratch(), first.kind === "invalid" ? "" : first.stack.name);
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  symlinkSync(resolve("."), join(folder, "node_modules/rexible"));
  const files = composeOf(first);
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, "stack.ts"), importFiles([...files.keys()].map((name) => join(folder, name))).text);

  const second = await compiled(join(folder, "stack.ts"));
  expect(second.kind === "invalid" ? second.invalid.map(({ message }) => message) : []).toEqual([]);
  if (second.kind !== "refused") {
    expect(servicesIn(composeOf(second).values())).toEqual(servicesIn(files.values()));
    return;
  }
  const errors = second.findings.filter(({ level }) => level === "error").map(({ id }) => id);
  expect(errors.filter((id) => !unsaid.includes(id))).toEqual([]);
});
