import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { scratch } from "../tools/scratch.js";
import { compiled, filesBelow, run, stacks, textOf } from "./projects.js";

// The schema that the review judges hand-written files with.
const schema = JSON.parse(readFileSync(new URL("../../schemas/compose-spec.json", import.meta.url), "utf8"));
const validate = new Ajv2020({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
/** Compose v2 as a command: a plugin of Docker, or a program of its own, as Debian has it. */
const compose = [["docker", "compose"], ["docker-compose"]].find(([program = "", ...args]) =>
  /^v?[2-9]/.test(spawnSync(program, [...args, "version", "--short"], { encoding: "utf8" }).stdout ?? ""),
);

const composeFiles = (folder: string) => filesBelow(folder).filter((path) => /\/docker-compose[^/]*\.yml$/.test(path));

describe.each([...stacks, "test/catalog/every-service.ts"])("the Compose files of %s", (stack) => {
  const folder = compiled(stack);

  test("are what the Compose specification's schema allows", () => {
    expect(composeFiles(folder()).length).toBeGreaterThanOrEqual(2);
    for (const path of composeFiles(folder())) {
      validate(load(textOf(folder(), path)));
      expect({ path, errors: validate.errors ?? [] }).toEqual({ path, errors: [] });
    }
  });

  test("are what Compose itself accepts", ({ skip }) => {
    const [program = skip("neither 'docker compose' nor a 'docker-compose' of version 2 is installed"), ...args] =
      compose ?? [];
    for (const path of composeFiles(folder())) {
      // Values that the inventory and the look give stand in .env on the host; here any will do, but an address is one, and no
      // number of a group stands twice.
      const names = new Set([...textOf(folder(), path).matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name));
      const lines = [...names].map(
        (name, index) => `${name}=${name?.includes("_ADDRESS") ? "192.0.2." : ""}${index + 1}\n`,
      );
      const values = join(scratch({ values: lines.join("") }), "values");
      run(program, [...args, "--env-file", values, "--file", path, "config", "--quiet"], folder());
    }
  });
});

test("the schema does refuse", () => {
  expect(validate({ services: { a: { image: "a", netwroks: ["b"] } } })).toBe(false);
  expect(validate({ services: { a: { image: "a", mem_limit: true } } })).toBe(false);
});
