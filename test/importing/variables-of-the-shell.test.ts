import { mkdirSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { importFiles } from "../../src/commands/importing/import-files.js";
import { compile } from "../../src/compile.js";
import { loadStack } from "../../src/load/load-stack.js";
import { readRoles } from "../../src/load/role-sources.js";
import { readSources } from "../../src/load/sources.js";
import { specification } from "../../src/load/specification.js";
import { findStackFile } from "../../src/load/stack-file.js";
import { scratch } from "../tools/scratch.js";

/** How a file says it, what `.env` says of TITLE, and what the built file says. */
const forms: readonly (readonly [string, string | undefined, string])[] = [
  ["${TITLE:-usual}", undefined, "usual"],
  ["${TITLE-usual}", undefined, "usual"],
  ["${TITLE:-}", undefined, ""],
  ["${TITLE-}", undefined, ""],
  ["${TITLE:-usual}", "", "usual"],
  ["${TITLE-usual}", "", ""],
  ["${TITLE:-usual}", "other", "other"],
  ["${TITLE:+set}", undefined, ""],
  ["a${TITLE:+set}", undefined, "a"],
  ["${TITLE:-${OTHER:-inner}}", undefined, "inner"],
  ["http://${TITLE:-there.example.com}:${PORT:-80}/", undefined, "http://there.example.com:80/"],
  ["${TITLE}", undefined, "${TITLE:?}"],
  ["${TITLE:?the name of it}", undefined, "${TITLE:?}"],
  ["${TITLE:?the name of it}", "other", "${TITLE:?}"],
  ["${TITLE}", "", "${TITLE?}"],
  ["a-${TITLE}-b", "", "a-${TITLE?}-b"],
];

/** A service of a Compose file, with these keys too, as it is imported and built again. */
async function imported(keys: string, said: string) {
  const folder = scratch({
    "compose.yaml": `services:
  app:
    image: ghcr.io/example/app:1.2.3
    user: "1000"
    mem_limit: 64m
    cpus: 0.5
    healthcheck: { test: ["CMD", "/app", "health"] }
${keys}`,
    ".env": said,
  });
  const { text } = importFiles([join(folder, "compose.yaml")]);
  const into = scratch({ "stack.ts": text });
  mkdirSync(join(into, "node_modules"));
  symlinkSync(resolve("."), join(into, "node_modules/rexible"));
  const file = findStackFile(join(into, "stack.ts"));
  const sources = readSources(file.folder);
  const built = compile({ ...(await loadStack(file)), sources, roles: readRoles(sources), specification });
  if (built.kind !== "compiled") throw new Error(JSON.stringify(built));
  const compose = load(built.files.get("roles/docker-stack/files/compose/docker-compose.yml")?.text ?? "") as {
    services: { app: Readonly<Record<string, unknown>> };
  };
  return { text, app: compose.services.app };
}

test("what a file asks the shell for means the same once it is built, and is asked in the file's own words", async () => {
  // All forms in one file; the variable of each has its number.
  const numbered = (text: string, index: number): string => text.replaceAll("TITLE", `TITLE${index}`);
  const environment = forms.map(([written], index) => `      ASKED${index}: "${numbered(written, index)}"\n`);
  const said = forms.flatMap(([, value], index) => (value === undefined ? [] : [`TITLE${index}=${value}\n`]));
  const { text, app } = await imported(`    environment:\n${environment.join("")}`, said.join(""));
  const expected = forms.map(([, , built], index) => [`ASKED${index}`, numbered(built, index)]);
  expect(app.environment).toEqual(Object.fromEntries(expected));
  expect(text).toContain('{ example: "decide", description: "TITLE12 of the Compose file: the name of it" })');
  expect(text).not.toContain("text``");
});

test.each([
  ['["/bin/${KIND}", "--at=https://${ZONE:?}/", "5$$", "${LEVEL:-a b}"]', ["--at=https://${ZONE:?}/", "5$$", "a b"]],
  [
    "/bin/${KIND} --at=https://${ZONE:?}/ '5$$' --level ${LEVEL:-low}",
    ["--at=https://${ZONE:?}/", "5$$", "--level", "low"],
  ],
])("so do the words of a command: %s", async (command, words) => {
  const { text, app } = await imported(`    command: ${command}\n`, "");
  expect(app.command).toEqual(["/bin/${KIND:?}", ...words]);
  expect(text).not.toContain("decide/");
});
