import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { UserError } from "../../src/diagnostics/user-error.js";
import { loadStack } from "../../src/load/load-stack.js";
import { findStackFile } from "../../src/load/stack-file.js";
import { origin, type WithOrigin } from "../../src/model/origin.js";
import { scratch } from "../tools/scratch.js";

const load = (files: Readonly<Record<string, string>>) => loadStack(findStackFile(join(scratch(files), "stack.ts")));

/** The only problem, as "line:column message". */
async function problemOf(files: Readonly<Record<string, string>>): Promise<string> {
  const error = await load(files).then(
    () => new Error("it loaded"),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof UserError)) throw error;
  expect(error.problems).toHaveLength(1);
  return error.problems
    .map(({ message, position }) => `${position?.file}:${position?.line}:${position?.column} ${message}`)
    .join();
}

const stackOf = (networks: string) => `
import { defineStack, host, network, service } from "rexible";
${networks}
export const declared = [a, b];
export default defineStack("x", { domain: "example.com", hosts: { prod: host({ address: "203.0.113.1", user: "deploy" }) }, phases: [] });
`;

test("the same text is run anew, and what it makes is noted each time", async () => {
  const files = {
    "stack.ts": `import { defineStack, network } from "rexible";\nnetwork("alone", { subnet: "172.20.1.0/24" });\nexport default defineStack("x", {} as never);\n`,
  };
  const file = findStackFile(join(scratch(files), "stack.ts"));
  const made = [await loadStack(file), await loadStack(file)].map((loaded) => loaded.made.length);
  expect(made[0]).toBeGreaterThan(0);
  expect(made[1]).toBe(made[0]);
});

describe("positions", () => {
  test("lead to line and column of the constructor's call, through imported files too", async () => {
    const { exported, mapOrigin, files } = await load({
      "stack.ts": `import { a } from "./part/networks.js";\n\nexport { default } from "./other.js";\nconsole.assert(a);\n`,
      "other.ts": `// é ö\nimport { defineStack } from "rexible";\n\n  const options: object = {}; export default defineStack("x", options as never);\n`,
      "part/networks.ts": `import { network } from "rexible";\nexport const a = network("a", { subnet: "172.20.1.0/24" });\n`,
    });
    expect([...files].sort()).toEqual(["other.ts", "part/networks.ts", "stack.ts"]);
    const place = (exported as WithOrigin)[origin];
    expect(place && mapOrigin(place)).toEqual({ file: "other.ts", line: 4, column: 46 });
  });
});

describe("a stack that cannot be read is told with its place", () => {
  test.each([
    ["a syntax error", { "stack.ts": "const a = 1;\nconst b = ;\n" }, "stack.ts:2:11 unexpected ';'"],
    [
      "a syntax error behind wide characters",
      { "stack.ts": "const 名 = '😀', b = ;\n" },
      "stack.ts:1:21 unexpected ';'",
    ],
    ["a file that is not there", { "stack.ts": 'import "./nets.js";\n' }, "stack.ts:1:8 could not resolve './nets.js'"],
    [
      "a throw in an imported file",
      {
        "stack.ts": 'import "./nets.js";\n',
        "nets.ts": "interface A {}\n\nconst f = () => { throw new RangeError('too many') };\nf();\n",
      },
      "nets.ts:3:25 'stack.ts' throws RangeError: too many",
    ],
    ["a thrown string", { "stack.ts": "throw 'no';" }, "undefined:undefined:undefined 'stack.ts' throws 'no'"],
    [
      "a name that the package does not have",
      { "stack.ts": 'import { network,\n  netwrok } from "rexible";\nnetwrok(network);\n' },
      "stack.ts:2:3 'stack.ts' imports 'netwrok', which the module does not export",
    ],
    ["no default export", { "stack.ts": "export const a = 1;" }, "stack.ts:1:1 'stack.ts' has no default export"],
    [
      "another export",
      { "stack.ts": 'import { network } from "rexible";\nexport default network("a", { subnet: "172.20.1.0/24" });' },
      "stack.ts:2:1 'stack.ts' exports a network where a stack is expected",
    ],
    [
      "a list",
      { "stack.ts": "export default [1]" },
      "stack.ts:1:1 'stack.ts' exports a list where a stack is expected",
    ],
    [
      "an end of the process",
      { "stack.ts": "const a = 1;\n  process.exit(a);" },
      "stack.ts:2:11 'stack.ts' ends the process with 'process.exit(1)'",
    ],
  ])("%s", async (_, files, said) => {
    expect(await problemOf(files)).toBe(said);
  });

  test("an end of the process that it catches itself", async () => {
    const files = { "stack.ts": `try { process.exit() } catch {}\n${stackOf("const a = 1, b = 2;")}` };
    expect(await problemOf(files)).toContain("ends the process with 'process.exit()'");
  });
});

test("the packages of the project are Node's to run, CommonJS among them", async () => {
  const { exported } = await load({
    "node_modules/old/index.js": 'const { sep } = require("node:path"); module.exports = { sep };',
    "node_modules/old/package.json": '{ "name": "old", "main": "index.js" }',
    "stack.ts": `import old from "old"; ${stackOf("const a = old.sep, b = import.meta.dirname;")}`,
  });
  expect(exported).toMatchObject({ kind: "stack", name: "x" });
});
