import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile } from "../../src/compile.js";
import { readBeside } from "../../src/load/beside.js";
import { loadStack } from "../../src/load/load-stack.js";
import { readRoles } from "../../src/load/role-sources.js";
import { readSources } from "../../src/load/sources.js";
import { specification } from "../../src/load/specification.js";
import { findStackFile } from "../../src/load/stack-file.js";
import { writeProject } from "../tools/scratch.js";
import { compileProject, compilerOptions, compilers, repository } from "../types/compilers.js";

const recipes = readdirSync(join(repository, "docs/recipes")).filter((name) => name !== "README.md");

/** The stack of a recipe, and the files of roles that it shows. */
function projectOf(recipe: string): Readonly<Record<string, string>> {
  const text = readFileSync(join(repository, "docs/recipes", recipe), "utf8");
  const [, stack = ""] = /```ts\n([\s\S]*?)```/.exec(text) ?? [];
  const others = [...text.matchAll(/`(roles-src\/[^`]+)`[^\n]*:\n\n```\w+\n([\s\S]*?)```/g)];
  return { "stack.ts": stack, ...Object.fromEntries(others.map(([, path = "", content = ""]) => [path, content])) };
}

const folder = mkdtempSync(join(tmpdir(), "rexible-recipes-"));
beforeAll(() => {
  for (const recipe of recipes) writeProject(join(folder, recipe), projectOf(recipe));
  writeProject(folder, {
    "tsconfig.json": JSON.stringify({ compilerOptions, include: ["*/stack.ts"] }),
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

it("every recipe is listed, and has no type error", () => {
  const list = readFileSync(join(repository, "docs/recipes/README.md"), "utf8");
  expect(recipes.filter((recipe) => !list.includes(`(${recipe})`))).toEqual([]);
  expect(compileProject(compilers["7.0"] ?? "", folder)).toBe("");
});

describe.each(recipes)("%s", (recipe) => {
  it("is built without a finding", async () => {
    const file = findStackFile(join(folder, recipe, "stack.ts"));
    const sources = readSources(file.folder);
    const built = compile({
      ...(await loadStack(file)),
      sources,
      roles: readRoles(sources),
      beside: readBeside(file.folder),
      specification,
    });
    if (built.kind === "invalid") throw new Error(JSON.stringify(built.invalid, null, 1));
    expect(built.findings.map(({ id, message }) => `${id} ${message}`)).toEqual([]);
    expect(built.kind === "compiled" && built.files.has("site.yml")).toBe(true);
  });
});
