import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { cases } from "./cases.js";
import { comparable } from "./comparable.js";
import { read, shown } from "./read.js";

// What Compose's own library says of each case: see second-tool/README.md.

interface Answer {
  readonly error?: string;
  readonly project?: unknown;
}

const recorded = new URL("second-tool/recorded.json", import.meta.url);
const folder = "/application";
const tool = process.env.COMPOSE_ANSWERS;
if (tool !== undefined) record(tool);
const answers: readonly Answer[] = JSON.parse(readFileSync(recorded, "utf8"));

test("there is an answer for each case", () => {
  expect(answers).toHaveLength(cases.length);
  expect(answers.filter(({ error }) => error === undefined).length).toBeGreaterThan(150);
  expect(answers.filter(({ error }) => error !== undefined).length).toBeGreaterThan(15);
});

test.each(cases.map((files, index) => [index, files] as const))("case %i", (index, files) => {
  const { value, troubles } = read(files);
  const { error, project } = answers[index] ?? {};
  expect(troubles.length > 0 ? "refused" : "taken", `${error}`).toBe(error === undefined ? "taken" : "refused");
  if (error === undefined)
    expect(withoutUnknown(comparable(shown(value), folder))).toEqual(comparable(project, folder));
});

/** Variables that nothing sets are unknown to the reader, and empty to Compose. */
function withoutUnknown(leaves: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...leaves].filter(([, text]) => !text.startsWith("‹")));
}

function record(program: string): void {
  const root = mkdtempSync(join(tmpdir(), "cases-"));
  const requests = cases.map((files, index) => {
    const dir = join(root, String(index));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), text);
    }
    return {
      dir,
      files: ["compose.yaml", "over.yaml"].filter((path) => files[path] !== undefined),
      env: [],
      noConsistency: true,
    };
  });
  const { stdout } = spawnSync(program, {
    input: `${requests.map((one) => JSON.stringify(one)).join("\n")}\n`,
    maxBuffer: 1 << 28,
    encoding: "utf8",
    env: { HOME: "/root" },
  });
  const found = stdout
    .trim()
    .split("\n")
    .map((line, index) => JSON.parse(line.replaceAll(`${root}/${index}`, folder).replaceAll(root, "")));
  writeFileSync(recorded, `[\n${found.map((one) => JSON.stringify(one)).join(",\n")}\n]\n`);
  rmSync(root, { recursive: true });
}
