import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { compiled, filesBelow, run, stacks, textOf } from "./projects.js";

// The schema that the review judges hand-written files with.
const schema = JSON.parse(readFileSync(new URL("../../schemas/compose-spec.json", import.meta.url), "utf8"));
const validate = new Ajv2020({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
const hasCompose = spawnSync("docker", ["compose", "version"]).status === 0;

const composeFiles = (folder: string) => filesBelow(folder).filter((path) => /\/docker-compose[^/]*\.yml$/.test(path));

describe.each(stacks)("the Compose files of %s", (stack) => {
  const folder = compiled(stack);

  test("are what the Compose specification's schema allows", () => {
    expect(composeFiles(folder()).length).toBeGreaterThanOrEqual(2);
    for (const path of composeFiles(folder())) {
      validate(load(textOf(folder(), path)));
      expect({ path, errors: validate.errors ?? [] }).toEqual({ path, errors: [] });
    }
  });

  test.skipIf(!hasCompose)("are what Compose itself accepts", () => {
    // Values that the inventory gives stand in .env on the host; here any will do.
    for (const path of composeFiles(folder()))
      run("docker", ["compose", "--file", path, "config", "--quiet"], folder());
  });
});

test("the schema does refuse", () => {
  expect(validate({ services: { a: { image: "a", netwroks: ["b"] } } })).toBe(false);
  expect(validate({ services: { a: { image: "a", mem_limit: true } } })).toBe(false);
});
