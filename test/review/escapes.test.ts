import { expect, test } from "vitest";
import { locateInFile } from "../../src/diagnostics/locate-in-file.js";
import { escapesIn } from "../../src/review/escapes.js";
import { isInFile } from "../../src/review/finding.js";

/** The escapes found in a text, each as the words that are underlined. */
async function escapes(text: string): Promise<readonly string[]> {
  const found = await escapesIn([{ path: "stack.ts", file: "stack.ts", text }]);
  return found.map(({ at }) => {
    if (!isInFile(at)) throw new Error("an escape stands in a file");
    const { line, column, end } = locateInFile(at);
    return (text.split("\n")[line - 1] ?? "").slice(column - 1, (end?.column ?? 0) - 1);
  });
}

test.each<[string, readonly string[]]>([
  ["const a = b as any;", ["as any"]],
  ["const a = b as unknown as Service;", ["as Service", "as unknown"]],
  ["const a = <Service>b;", ["<Service"]],
  ["const a = <string>b;", ["<string"]],
  ["const a = <string[]>[];", ["<string[]"]],
  ["const a = b!.c;", ["!"]],
  ["const a: any = b;", ["any"]],
  ["// @ts-ignore: it works\nconst a = b;", ["@ts-ignore"]],
  ["/* @ts-expect-error */ const a = b;", ["@ts-expect-error"]],
  ["const a = b as const;", []],
  ["const a = b satisfies Service;", []],
  ['import { a as b } from "c";', []],
  ['const a = "as any, @ts-ignore!";', []],
  ["const a = b !== c;", []],
])("%s", async (text, expected) => {
  expect([...(await escapes(text))].sort()).toEqual([...expected].sort());
});
