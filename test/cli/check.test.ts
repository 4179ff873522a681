import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scratch } from "../tools/scratch.js";
import { goodProject, goodStack, rexible } from "./command.js";

const project = (files: Readonly<Record<string, string>> = {}) => scratch({ ...goodProject, ...files });

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
