import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scratch, writeProject } from "../tools/scratch.js";
import { type Ended, goodProject, goodStack, rexible } from "./command.js";

type Files = Readonly<Record<string, string>>;

/** What the user sees: the first line of each error, and its place. */
function toldBy({ stderr }: Ended): readonly string[] {
  return [...stderr.matchAll(/^error(?: (\S+))? {2}(.*)(?:\n {2}(\S+:\d+:\d+))?/gm)].map(([, id, message, place]) =>
    [place, id, message].filter(Boolean).join(" "),
  );
}

const snapshot = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => `${parentPath}/${name} ${readFileSync(join(parentPath, name), "base64")}`)
        .sort()
    : [];

const replace = (from: string, to: string): Files => {
  if (!goodStack.includes(from)) throw new Error(`the stack has no '${from}'`);
  return { "stack.ts": goodStack.replace(from, to) };
};

/** What is wrong, the files that make it so, and what is told. */
const mistakes: readonly (readonly [string, Files, string])[] = [
  ["a syntax error", replace("cpus: 0.1,", "cpus: ,"), "stack.ts:8:9 TS1109 expression expected"],
  [
    "a type error",
    replace("cpus: 0.1,", 'cpus: "a lot",'),
    "stack.ts:8:3 TS2322 a text stands where a number is expected",
  ],
  ["a throw", replace("const app", 'JSON.parse("{");\nconst app'), "stack.ts:4:6 'stack.ts' throws SyntaxError: "],
  [
    "another export",
    { "stack.ts": "export default 42;" },
    "stack.ts:1:1 'stack.ts' exports a number where a stack is expected",
  ],
  [
    "a promise",
    { "stack.ts": "export default Promise.resolve();" },
    "stack.ts:1:1 'stack.ts' exports a promise where a stack is expected",
  ],
  ["no export", { "stack.ts": "export {};" }, "stack.ts:1:1 'stack.ts' has no default export"],
  [
    "a promise that never settles",
    { "stack.ts": `await new Promise(() => {});\n${goodStack}` },
    "'stack.ts' waits for a promise that never settles",
  ],
  [
    "a promise that nobody waits for",
    {
      "stack.ts": `Promise.reject(new Error("adrift"));\nawait new Promise((done) => (globalThis as any).setTimeout(done, 50));\n${goodStack}`,
    },
    "stack.ts:1:16 'stack.ts' throws Error: adrift",
  ],
  [
    "an end of the process",
    { "stack.ts": `(globalThis as any).process.exit(0);\n${goodStack}` },
    "stack.ts:1:29 'stack.ts' ends the process with 'process.exit(0)'",
  ],
  [
    "a template with an unknown variable",
    { "roles-src/app/config/app.conf.hbs": "a\nname = {{nmae}}\n" },
    "roles-src/app/config/app.conf.hbs:2:10 the template names 'nmae', which the view of the stack does not have",
  ],
  [
    "a template that does not parse",
    { "roles-src/app/config/app.conf.hbs": "a\n{{#each}\n" },
    "roles-src/app/config/app.conf.hbs:2:",
  ],
  [
    "a template that is not there",
    replace("app.conf.hbs", "other.hbs"),
    "no such file: 'roles-src/app/config/other.hbs'",
  ],
  [
    "a role source that is not YAML",
    { "roles-src/motd/tasks/main.yml": "---\n- name: Greet\n  when: [a\n- name: Go\n" },
    "roles-src/motd/tasks/main.yml:",
  ],
  [
    "a role source that is not UTF-8",
    { "roles-src/motd/tasks/main.yml": "LATIN1" },
    "'roles-src/motd/tasks/main.yml' is not UTF-8 text",
  ],
];

/** A project that was built once, to be copied. */
let built = "";
beforeAll(() => {
  built = mkdtempSync(join(tmpdir(), "rexible-built-"));
  writeProject(built, goodProject);
  expect(rexible(built, ["build", "--no-types"])).toMatchObject({ status: 0 });
});
afterAll(() => rmSync(built, { recursive: true }));

describe("bad input gives one error, exit code 1, and leaves the folder as it was", () => {
  test.each(mistakes)("%s", (_, files, said) => {
    const folder = scratch();
    cpSync(built, folder, { recursive: true });
    const before = snapshot(join(folder, "generated"));
    for (const [path, text] of Object.entries(files))
      writeFileSync(join(folder, path), text === "LATIN1" ? Buffer.from("- name: Gr\u00fc\u00dfe\n", "latin1") : text);

    const ended = rexible(folder, ["build"]);
    const told = toldBy(ended);
    expect(told.length, ended.stderr).toBe(1);
    expect(told[0]).toContain(said);
    expect(ended.stderr).not.toMatch(/^\s+at /m);
    expect(ended.stderr).not.toContain("data:text");
    expect(ended.status).toBe(1);
    expect(snapshot(join(folder, "generated"))).toEqual(before);
  });

  test.each([
    ["a misspelt stack file", ["--stack", "stak.ts"], "there is no stack file 'stak.ts'"],
    ["a folder in its place", ["--stack", "roles-src"], "'roles-src' is not a file"],
    [
      "a file where the folder should be",
      ["--out", "stack.ts"],
      "'stack.ts' is a file, where a folder is to be written",
    ],
    [
      "a folder below a file",
      ["--out", "stack.ts/generated"],
      "cannot write to 'stack.ts/generated': a part of the path is not a folder",
    ],
    ["the folder of the stack itself", ["--out", "."], "'.' is not a folder of Rexible's"],
    ["a folder that nobody can write to", ["--out", "/proc/generated"], "cannot write to '/proc/generated': "],
  ])("%s", (_, options, said) => {
    const folder = scratch(goodProject);
    const before = snapshot(folder);
    const ended = rexible(folder, ["build", "--no-types", ...options]);
    expect(toldBy(ended)[0]).toContain(said);
    expect(ended).toMatchObject({ status: 1, stdout: "" });
    expect(ended.stderr).not.toMatch(/^\s+at /m);
    expect(snapshot(folder)).toEqual(before);
  });
});

test("several mistakes are told together: of the type checker, and of the design review", () => {
  const folder = scratch({ ...goodProject, ...replace("app:1.2.3", "app:latest") });
  writeFileSync(join(folder, "stack.ts"), `${readFileSync(join(folder, "stack.ts"), "utf8")}const n: number = "x";\n`);
  const ended = rexible(folder, ["build"]);
  expect(toldBy(ended)).toEqual([
    expect.stringMatching(/^stack\.ts:5:\d+ REX005 image .*app:latest.* floats/),
    "stack.ts:22:7 TS2322 a text stands where a number is expected",
  ]);
  expect(ended.status).toBe(1);
});

test("a failure of Rexible's own has exit code 2, a stack trace and a request for a report", () => {
  const folder = scratch(goodProject);
  const ended = rexible(folder, ["build"], { TMPDIR: join(folder, "not-there") });
  expect(ended.status).toBe(2);
  expect(ended.stderr).toMatch(/Please report it/);
  expect(ended.stderr).toMatch(/^\s+at /m);
  mkdirSync(join(folder, "not-there"));
  expect(rexible(folder, ["build"], { TMPDIR: join(folder, "not-there") }).status).toBe(0);
});
