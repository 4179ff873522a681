import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scratch } from "../tools/scratch.js";
import { goodProject, goodStack, rexible } from "./command.js";

const project = (files: Readonly<Record<string, string>> = {}) => scratch({ ...goodProject, ...files });

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

describe("check", () => {
  test("is clean with exit code 0, and 1 where something is to be mended", () => {
    const folder = project();
    expect(rexible(folder, ["check"])).toMatchObject({ status: 0, stdout: "no problem\n" });
    writeFileSync(join(folder, "stack.ts"), goodStack.replace("1.2.3", "latest"));
    expect(rexible(folder, ["check"])).toMatchObject({ status: 1, stdout: expect.stringContaining("REX005") });
  });

  test.each([
    ["json", (text: string) => expect(JSON.parse(text).problems).toMatchObject([{ id: "REX005" }])],
    ["sarif", (text: string) => expect(JSON.parse(text).runs[0].results).toMatchObject([{ ruleId: "REX005" }])],
    ["github", (text: string) => expect(text).toMatch(/^::error file=stack\.ts,line=5,/)],
    ["markdown", (text: string) => expect(text).toContain("REX005")],
  ])("speaks %s on standard output, and only that", (format, judge) => {
    const folder = project({ "stack.ts": goodStack.replace("1.2.3", "latest") });
    const { stdout, stderr, status } = rexible(folder, ["check", "--format", format]);
    judge(stdout);
    expect({ stderr, status }).toEqual({ stderr: "", status: 1 });
  });

  test("keeps standard output for itself, whatever the stack prints", () => {
    const folder = project({ "stack.ts": `(globalThis as any).console.log("hello");\n${goodStack}` });
    const { stdout, stderr } = rexible(folder, ["check", "--no-types", "--format", "json"]);
    JSON.parse(stdout);
    expect(stderr).toBe("hello\n");
  });

  test("tells a missing stack file in the format that was asked for", () => {
    const { stdout, status } = rexible(scratch(), ["check", "--format", "json"]);
    expect(JSON.parse(stdout).problems).toMatchObject([{ message: "there is no stack file 'stack.ts'" }]);
    expect(status).toBe(1);
  });
});

describe("check --fix", () => {
  const wrong = {
    "stack.ts": goodStack.replace(`["/bin/app", "healthy"]`, `["/bin/app", "http://localhost/"]`),
    "roles-src/motd/tasks/main.yml":
      goodProject["roles-src/motd/tasks/main.yml"]?.replace("ansible.builtin.", "") ?? "",
  };

  test("mends the files of the user, shows the patch, and says what is left", () => {
    const folder = project(wrong);
    expect(rexible(folder, ["check", "--no-types"])).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/\n2 errors; 'rexible check --fix' may mend all\n$/),
    });
    expect(rexible(folder, ["check", "--fix"])).toMatchObject({
      status: 0,
      stdout: `--- roles-src/motd/tasks/main.yml
+++ roles-src/motd/tasks/main.yml
@@ -1,6 +1,6 @@
 ---
 - name: Greet
-  copy:
+  ansible.builtin.copy:
     content: Hello
     dest: /etc/motd
     mode: "0644"
--- stack.ts
+++ stack.ts
@@ -8,7 +8,7 @@
   cpus: 0.1,
   user: 1000,
   files: [templateFile("/etc/app/app.conf", "app.conf.hbs")],
-  healthcheck: { test: ["/bin/app", "http://localhost/"] },
+  healthcheck: { test: ["/bin/app", "http://127.0.0.1/"] },
 });
 
 export default defineStack("demo", {
no problem
`,
    });
    expect(rexible(folder, ["check", "--fix"])).toMatchObject({ status: 0, stdout: "no problem\n" });
  });

  test("leaves standard output to a format for programs, and ends with 1 where something is left", () => {
    const folder = project({ ...wrong, "stack.ts": wrong["stack.ts"].replace("1.2.3", "latest") });
    const { status, stdout, stderr } = rexible(folder, ["check", "--fix", "--no-types", "--format", "json"]);
    expect(JSON.parse(stdout).problems).toMatchObject([{ id: "REX005" }]);
    expect(stderr).toContain("+  ansible.builtin.copy:");
    expect(status).toBe(1);
  });

  test("tells what it may not write", () => {
    const folder = project(wrong);
    // A folder in the way of the new text, for permissions do not stop root.
    mkdirSync(join(folder, "stack.ts.new"));
    const { status, stdout } = rexible(folder, ["check", "--fix", "--no-types"]);
    expect(stdout).toContain("cannot write to");
    expect(stdout).toContain("REX014");
    expect(status).toBe(1);
    expect(readFileSync(join(folder, "stack.ts"), "utf8")).toBe(wrong["stack.ts"]);
  });
});

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
