import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeProject } from "../tools/scratch.js";
import { compileProject, compilerOptions, compilers, repository } from "../types/compilers.js";
import { built } from "./built.js";

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
    const { findings, files } = await built(join(folder, recipe, "stack.ts"));
    expect(findings).toEqual([]);
    expect(files.has("site.yml")).toBe(true);
  });
});

describe.each(readdirSync(join(repository, "examples")))("examples/%s", (example) => {
  it("is built without a finding", async () => {
    expect((await built(join(repository, "examples", example, "stack.ts"))).findings).toEqual([]);
  });
});
