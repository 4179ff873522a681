import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { programOf } from "../../src/review/example.js";
import { rules } from "../../src/review/registry.js";
import { cases } from "../review/tools/cases.js";
import { findingsIn } from "../review/tools/evaluate.js";
import { compileProject, compilerOptions, compilers } from "./compilers.js";

const programs = cases.filter(({ bad }) => typeof bad === "string");
const folder = mkdtempSync(join(tmpdir(), "rexible-types-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A text takes any number of values, each of a kind and a name of its own. */
const severalValues = `import { secret, text, variable } from "rexible";
const [domain, port] = [variable("domain", { example: "example.com", description: "a" }), variable("port", { default: "8080", description: "b" })];
export const address = text\`https://\${domain}:\${port}/\${1}\`;
export const database = text\`postgres://app:\${secret("password")}@\${domain}/\${text\`\${port}\`}\`;
`;

const fileOf = (title: string): string => `${title.replaceAll(" ", "-")}.ts`;

for (const { title, bad } of programs) writeFileSync(join(folder, fileOf(title)), programOf(bad));
for (const { id, good } of rules) writeFileSync(join(folder, fileOf(`${id} good`)), programOf(good));
writeFileSync(join(folder, "several-values.ts"), severalValues);
writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
writeFileSync(join(folder, "package.json"), `{ "type": "module" }`);

describe.each(Object.entries(compilers))("TypeScript %s", (_, compiler) => {
  /** Messages of each file, its continuation lines included. */
  const errors = new Map<string, string>();

  beforeAll(() => {
    let file = "";
    for (const line of compileProject(compiler, folder).split("\n")) {
      file = /([^/]+\.ts)\(\d+,\d+\): error/.exec(line)?.[1] ?? (line.startsWith(" ") ? file : "");
      errors.set(file, `${errors.get(file) ?? ""}${line}\n`);
    }
  }, 120_000);

  test.each(programs.filter(({ inEditor }) => inEditor))(
    "says of $title what the terminal says",
    async ({ title, bad }) => {
      const text = errors.get(fileOf(title)) ?? "";
      const said = new Set([...text.matchAll(/DesignReview<"((?:[^"\\]|\\.)*)">/g)].map(([, sentence]) => sentence));
      expect([...said]).toEqual((await findingsIn(bad)).map(({ id, message }) => `${id} ${message}`));
    },
  );

  test.each(programs.filter(({ inEditor }) => !inEditor))("leaves $title to the build", ({ title }) => {
    expect(errors.get(fileOf(title))).toBeUndefined();
  });

  test.each(rules)("accepts the good example of $id", ({ id }) => {
    expect(errors.get(fileOf(`${id} good`))).toBeUndefined();
  });

  test("finds no fault with Rexible itself", () => {
    const ours = [...errors.keys()].filter((name) => name !== "" && !name.startsWith("REX"));
    expect(ours.map((name) => errors.get(name))).toEqual([]);
  });
});
