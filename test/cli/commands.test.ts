import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { kinds } from "../../src/commands/starting/kinds.js";
import { repository } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";
import { goodProject, goodStack, rexible } from "./command.js";

const project = (files: Readonly<Record<string, string>> = {}) => scratch({ ...goodProject, ...files });

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => statSync(join(folder, name)).isFile());

describe("build", () => {
  test("writes, then has nothing to do; the same input gives the same bytes elsewhere", () => {
    const [one, other] = [project(), project()];
    expect(rexible(one, ["build"]).stdout).toMatch(/^generated: (\d+) files, \1 added\n$/m);
    expect(rexible(one, ["build"])).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/files, nothing changed\n$/),
    });
    rexible(other, ["build"]);
    const manifest = (folder: string) => readFileSync(join(folder, "generated/manifest.json"), "utf8");
    expect(manifest(other)).toBe(manifest(one));
    expect(manifest(one)).toMatch(
      /"roles\/app\/tasks\/main\.yml": \{"sha256":"[0-9a-f]{64}","mode":"0644","from":"stack\.ts:19"\}/,
    );
  });

  test("tells what it would do and writes nothing, with --dry-run and with diff", () => {
    const folder = project();
    expect(rexible(folder, ["build", "--dry-run", "--no-types"]).stdout).toMatch(/(\d+) files, \1 to be added/);
    rexible(folder, ["build", "--no-types"]);
    writeFileSync(join(folder, "stack.ts"), goodStack.replace("1.2.3", "1.2.4"));
    const before = readFileSync(join(folder, "generated/manifest.json"), "utf8");
    const compose = "roles/docker-stack/files/compose/docker-compose.yml";
    expect(rexible(folder, ["build", "--dry-run", "--no-types"]).stdout).toContain(`changed  ${compose}\n`);
    const { stdout } = rexible(folder, ["diff", "--no-types"]);
    expect(stdout).toContain(`--- generated/${compose}\n+++ generated/${compose}\n@@ `);
    expect(stdout).toMatch(/^-\s+image: ghcr\.io\/example\/app:1\.2\.3\n\+\s+image: ghcr\.io\/example\/app:1\.2\.4$/m);
    expect(readFileSync(join(folder, "generated/manifest.json"), "utf8")).toBe(before);
  });

  test("refuses an edited file with its diff, and discards the edit when forced", () => {
    const folder = project();
    rexible(folder, ["build", "--no-types"]);
    writeFileSync(join(folder, "generated/site.yml"), "# mine\n", { flag: "a" });
    const ended = rexible(folder, ["build", "--no-types"]);
    expect(ended.status).toBe(1);
    expect(ended.stderr).toContain("error  'generated/site.yml' was edited by hand\n");
    expect(ended.stderr).toContain("\n  +# mine\n");
    expect(rexible(folder, ["build", "--no-types", "--force"]).status).toBe(0);
    expect(readFileSync(join(folder, "generated/site.yml"), "utf8")).not.toContain("# mine");
  });
});

test("explain tells all that a rule knows, and names a near one", () => {
  const folder = scratch();
  const { stdout } = rexible(folder, ["explain", "rex001"]);
  expect(stdout).toMatch(
    /^REX001: Hardening runs before another role \(error\)\n[\s\S]*\nWhy\n[\s\S]*\nFix\n[\s\S]*Not like this\n/,
  );
  expect(rexible(folder, ["explain"]).stdout.split("\n").length).toBeGreaterThan(40);
  expect(rexible(folder, ["explain", "REX01"])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("Did you mean 'REX0"),
  });
});

describe("init", () => {
  test("writes a stack that builds without a finding, as the README shows it", () => {
    const folder = scratch();
    expect(rexible(folder, ["init"]).status).toBe(0);
    expect(rexible(folder, ["check"])).toMatchObject({ status: 0, stdout: "no problem\n" });
    expect(rexible(folder, ["build"]).status).toBe(0);
    const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
    expect(readme).toContain(`\`\`\`ts\n${readFileSync(join(folder, "stack.ts"), "utf8")}\`\`\``);
  });

  test("gives the project what it lacks, and nothing that it has", () => {
    const manifest = '{\n    "name": "mine",\n    "scripts": { "build": "make" }\n}\n';
    const folder = scratch({ "package.json": manifest });
    expect(rexible(folder, ["init"]).status).toBe(0);
    expect(readFileSync(join(folder, ".gitignore"), "utf8")).toBe(
      [
        "node_modules/",
        "report.html",
        "inventory/group_vars/all/local.yml",
        "inventory/group_vars/all/vault.yml",
        "",
      ].join("\n"),
    );
    expect(readFileSync(join(folder, "package.json"), "utf8")).toBe(
      '{\n    "name": "mine",\n    "scripts": {\n        "build": "make",\n        "check": "rexible check"\n    }\n}\n',
    );
  });

  test.each(Object.entries(kinds))("writes a stack of the kind '%s', whole", (kind, example = "starter") => {
    const folder = scratch();
    expect(rexible(folder, ["init", "--kind", kind]).status).toBe(0);
    const written = filesBelow(join(repository, example)).filter((name) => name !== "gitignore");
    expect(written).toContain("stack.ts");
    for (const name of written)
      expect(readFileSync(join(folder, name))).toEqual(readFileSync(join(repository, example, name)));
  });

  test("knows every example as a kind", () => {
    const examples = readdirSync(join(repository, "examples")).map((name) => `examples/${name}`);
    expect(Object.values(kinds).filter(Boolean).sort()).toEqual(examples.sort());
  });

  test("lets the editor see files beside the stack", () => {
    const folder = scratch();
    rexible(folder, ["init"]);
    writeFileSync(join(folder, "later.ts"), "export const port: number = 'none';\n");
    const typescript = join(repository, "node_modules/typescript/bin/tsc");
    const { stdout } = spawnSync(process.execPath, [typescript, "-p", folder], { encoding: "utf8" });
    expect(stdout).toContain("later.ts(1,14): error TS2322");
  });

  test("does not touch a stack that is there", () => {
    const folder = project();
    expect(rexible(folder, ["init"])).toMatchObject({ status: 1, stderr: expect.stringContaining("'stack.ts'") });
    expect(readFileSync(join(folder, "stack.ts"), "utf8")).toBe(goodStack);
  });
});

test("an unknown option or command is the user's mistake", () => {
  const folder = scratch();
  expect(rexible(folder, ["build", "--ouput", "x"])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("Did you mean --out"),
  });
  expect(rexible(folder, ["biuld"])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("Did you mean build"),
  });
});

test("a command given in a folder below the stack goes to the stack, and says so", () => {
  const folder = project();
  const ended = rexible(join(folder, "roles-src/motd"), ["check", "--no-types"]);
  expect(ended).toMatchObject({ status: 0, stdout: "no problem\n", stderr: expect.stringMatching(/^in .*\n$/) });
});

test("programs hear the same as people: build, diff and explain in JSON", () => {
  const folder = project();
  const told = (...args: readonly string[]) => JSON.parse(rexible(folder, [...args, "--format", "json"]).stdout);
  expect(told("build", "--no-types")).toMatchObject({
    version: 1,
    errors: 0,
    folder: "generated",
    files: { changed: [] },
  });
  writeFileSync(join(folder, "stack.ts"), goodStack.replace("1.2.3", "1.2.4"));
  const compose = "roles/docker-stack/files/compose/docker-compose.yml";
  const { files, patches } = told("diff", "--no-types");
  expect(files.changed).toContain(compose);
  expect(patches[compose]).toContain("+    image: ghcr.io/example/app:1.2.4");
  writeFileSync(join(folder, "stack.ts"), goodStack.replace("app:1.2.3", "app:latest"));
  expect(told("build", "--no-types")).toMatchObject({ errors: 1, problems: [{ id: "REX005" }], files: null });
  expect(told("explain", "REX005")).toMatchObject({ rules: [{ id: "REX005", level: "error", isMendable: false }] });
});

test("a shell completes commands, options and the words of an option", () => {
  const { stdout } = rexible(scratch(), ["completion", "bash"]);
  const completed = (...words: readonly string[]) => {
    const script = `${stdout}\nCOMP_WORDS=(${words.join(" ")}); COMP_CWORD=${words.length - 1}; _rexible; echo "\${COMPREPLY[@]}"`;
    return spawnSync("bash", ["-c", script], { encoding: "utf8" }).stdout.trim();
  };
  expect(completed("rexible", "pla")).toBe("plan");
  expect(completed("rexible", "build", "--lock")).toBe("--locked");
  expect(completed("rexible", "check", "--format", "sa")).toBe("sarif");
  expect(completed("rexible", "completion", "''")).toBe("bash zsh fish");
});
