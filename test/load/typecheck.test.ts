import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findStackFile } from "../../src/load/stack-file.js";
import { problemsOf } from "../../src/load/tsc-output.js";
import { typecheck } from "../../src/load/typecheck.js";
import { scratch } from "../tools/scratch.js";

const stack = (line: string) => `import { network } from "rexible";
${line}
export default network("a", { subnet: "172.20.1.0/24" });
`;

const check = (files: Readonly<Record<string, string>>) => typecheck(findStackFile(join(scratch(files), "stack.ts")));

describe("a stack is checked alone", () => {
  test("without a project of TypeScript, and without an installed package", async () => {
    expect(await check({ "stack.ts": stack("") })).toEqual([]);
    expect(await check({ "stack.ts": stack("export const é: number = 'x';") })).toEqual([
      {
        severity: "error",
        id: "TS2322",
        message: "a text stands where a number is expected",
        fix: "Write the number alone, without quotes and without a unit; durations are in seconds.",
        position: { file: "stack.ts", line: 2, column: 14 },
      },
    ]);
  });

  test("with the options of the project's tsconfig.json, though the project leaves it out", async () => {
    const files = {
      "src/broken.ts": "export const a: number = 'x';",
      "tsconfig.json": JSON.stringify({
        compilerOptions: {
          module: "nodenext",
          strict: false,
          composite: true,
          rootDir: "src",
          outDir: "dist",
          types: ["own"],
        },
        include: ["src"],
      }),
      "node_modules/@types/own/index.d.ts": "declare const own: number;",
      "stack.ts": stack("export const f = (x) => x + own;"),
    };
    expect(await check(files)).toEqual([]);
    const strict = { ...files, "tsconfig.json": files["tsconfig.json"].replace("false", "true") };
    expect((await check(strict)).map(({ id }) => id)).toEqual(["TS7006"]);
  });

  test("and a mistake in the project's own options is told", async () => {
    const problems = await check({
      "stack.ts": stack(""),
      "tsconfig.json": '{ "compilerOptions": { "strikt": true } }',
    });
    expect(problems).toMatchObject([{ id: "TS5023", position: { file: "tsconfig.json", line: 1 } }]);
  });
});

test("the last sentence of the design review is told as the finding that it is", () => {
  const output = `stack.ts(3,52): error TS2322: Type 'A' is not assignable to type 'DesignReview<"REX001 too far">'.
  Types of property 'networks' are incompatible.
    Type 'string' is not assignable to type 'DesignReview<"REX012 service 'db' joins \\"bakend\\"">'.
stack.ts(9,1): error TS2304: Cannot find name 'foo'.
`;
  expect(problemsOf(output)).toEqual([
    {
      severity: "error",
      id: "REX012",
      message: `service 'db' joins "bakend"`,
      position: { file: "stack.ts", line: 3, column: 52 },
    },
    {
      severity: "error",
      id: "TS2304",
      message: "nothing is called 'foo'",
      fix: `Where it is one of Rexible's, add it to the import: import { …, foo } from "rexible". Else declare it above.`,
      position: { file: "stack.ts", line: 9, column: 1 },
    },
  ]);
});
