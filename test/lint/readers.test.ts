import { join } from "node:path";
import { load } from "js-yaml";
import { describe, expect, test, vi } from "vitest";
import { compile } from "../../src/compile.js";
import { loadStack } from "../../src/load/load-stack.js";
import { readRoles } from "../../src/load/role-sources.js";
import { readSources } from "../../src/load/sources.js";
import { specification } from "../../src/load/specification.js";
import { findStackFile } from "../../src/load/stack-file.js";
import { readWithPyYaml } from "../tools/pyyaml.js";
import { repository, stacks } from "./projects.js";

/** What the compiler asked to be written as YAML, and the text that it got. */
const written = vi.hoisted((): { data: unknown; text: string }[] => []);

vi.mock("../../src/emit/yaml.js", async (original) => {
  const real = await original<typeof import("../../src/emit/yaml.js")>();
  return {
    ...real,
    toYaml: (...args: Parameters<typeof real.toYaml>) => {
      const text = real.toYaml(...args);
      written.push({ data: args[0], text });
      return text;
    },
  };
});

async function compiledFiles(stack: string) {
  const file = findStackFile(join(repository, stack));
  const { exported, mapOrigin } = await loadStack(file);
  const sources = readSources(file.folder);
  const result = compile({ exported, mapOrigin, sources, roles: readRoles(sources), specification });
  if (result.kind !== "compiled") throw new Error(JSON.stringify(result));
  return result.files;
}

describe.each(stacks)("the YAML of %s", (stack) => {
  test("means to js-yaml and to PyYAML what the model says", async () => {
    written.length = 0;
    await compiledFiles(stack);
    expect(written.length).toBeGreaterThan(10);
    const expected = written.map(({ data }) => JSON.parse(JSON.stringify(data)));
    expect(written.map(({ text }) => load(text))).toEqual(expected);
    expect(readWithPyYaml(written.map(({ text }) => text))).toEqual(expected);
  });

  test("is read alike in every file of the project, the hand-written ones among them", async () => {
    const files = [...(await compiledFiles(stack))].filter(([path]) => /\.ya?ml(\.example)?$/.test(path));
    const read = readWithPyYaml(files.map(([, { text }]) => text));
    for (const [index, [path, { text }]] of files.entries())
      expect({ path, data: load(text) ?? null }).toEqual({ path, data: read[index] });
  });
});
