import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scratch } from "../tools/scratch.js";
import { goodProject, goodStack, rexible } from "./command.js";

const project = (files: Readonly<Record<string, string>> = {}) => scratch({ ...goodProject, ...files });

describe("an accepted risk", () => {
  const risky = goodStack
    .replace(", network,", ", accept, network,")
    .replace("1.2.3", "latest")
    .replace(
      "user: 1000,",
      `user: 1000,\n  accept: [accept("REX005", { because: "no release | yet", until: "2099-12-31" })],`,
    );

  test("stands in the documents, and the same build gives the same bytes", () => {
    const folder = project({ "stack.ts": risky });
    expect(rexible(folder, ["build"]).status).toBe(0);
    expect(readFileSync(join(folder, "generated/docs/stack.md"), "utf8")).toMatch(
      /\n## Accepted risks\n\n\| Rule \| Thing \| .*\n.*\n\| REX005 \| service app \| image '\S+:latest' of .* \| no release \\\| yet \| 2099-12-31 \|\n/,
    );
    expect(rexible(folder, ["build", "--no-types"]).stdout).toMatch(/nothing changed\n$/);
  });

  test.each([
    [
      "json",
      (text: string) =>
        expect(JSON.parse(text)).toMatchObject({
          errors: 0,
          problems: [],
          accepted: [
            { id: "REX005", position: { file: "stack.ts", line: 5 }, because: "no release | yet", until: "2099-12-31" },
          ],
        }),
    ],
    [
      "sarif",
      (text: string) =>
        expect(JSON.parse(text).runs[0].results).toMatchObject([
          {
            ruleId: "REX005",
            suppressions: [
              { kind: "inSource", status: "accepted", justification: "no release | yet (until 2099-12-31)" },
            ],
          },
        ]),
    ],
    [
      "markdown",
      (text: string) => expect(text).toMatch(/### Accepted risks\n\n- REX005: .*Accepted until 2099-12-31: no/),
    ],
    ["terminal", (text: string) => expect(text).toBe("no problem\n")],
  ])("stops nothing, and is told in %s", (format, judge) => {
    const { stdout, status } = rexible(project({ "stack.ts": risky }), ["check", "--format", format]);
    judge(stdout);
    expect(status).toBe(0);
  });
});
