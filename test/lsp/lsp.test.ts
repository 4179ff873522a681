import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { goodProject, goodStack, rexible } from "../cli/command.js";
import { scratch, writeProject } from "../tools/scratch.js";
import { Client } from "./client.js";

const folder = mkdtempSync(join(tmpdir(), "rexible-test-"));
const client = new Client(folder);

beforeAll(async () => {
  writeProject(folder, goodProject);
  rexible(folder, ["build", "--no-types"]);
  await client.start();
  await client.open("stack.ts");
});
afterAll(async () => {
  await client.end();
  rmSync(folder, { recursive: true });
});

const isTold = (part: string) => (all: readonly { readonly message: unknown }[]) =>
  all.some(({ message }) => String(message).includes(part));

test("a finding stands at its property while the text is not saved, with its page, and goes when it is mended", async () => {
  await client.change("stack.ts", goodStack.replace("app:1.2.3", "app:latest"));
  const [finding] = await client.diagnostics("stack.ts", isTold("floats"));
  expect(finding).toMatchObject({
    source: "rexible",
    code: "REX005",
    severity: 1,
    range: { start: { line: 4, character: 9 }, end: { line: 4, character: 37 } },
    codeDescription: { href: expect.stringMatching(/\/docs\/rules\/REX005\.md$/) },
  });
  await client.change("stack.ts", goodStack);
  expect(await client.diagnostics("stack.ts", (all) => all.length === 0)).toEqual([]);
});

test("a role that comes from elsewhere is known by the list that stands beside", async () => {
  writeProject(folder, { "roles-src/requirements.yml": "roles:\n  - name: geerlingguy.ntp\n    version: 3.0.0\n" });
  const withRole = goodStack.replace('role("motd")', 'role("motd"), role("geerlingguy.ntp")');
  await client.change("stack.ts", withRole.replace("app:1.2.3", "app:latest"));
  const found = await client.diagnostics("stack.ts", isTold("floats"));
  expect(found.map(({ code }) => code)).toEqual(["REX005"]);
  await client.change("stack.ts", goodStack);
  await client.diagnostics("stack.ts", (all) => all.length === 0);
});

test("what a machine can mend is offered, as the least edit", async () => {
  const role = "roles-src/motd/tasks/main.yml";
  const text = goodProject[role]?.replace("ansible.builtin.copy", "copy") ?? "";
  await client.open(role, text);
  const [finding] = await client.diagnostics(role, (all) => all.length > 0);
  if (finding === undefined) throw new Error("no finding");
  const [action] = await client.actions(role, finding);
  const [edit] = action?.edit?.changes?.[client.uri(role)] ?? [];
  expect(edit).toEqual({
    range: { start: { line: 2, character: 2 }, end: { line: 2, character: 2 } },
    newText: "ansible.builtin.",
  });
  await client.change(role, goodProject[role] ?? "");
  await client.diagnostics(role, (all) => all.length === 0);
});

test("a risk is accepted at the service, with a reason that is asked for", async () => {
  const floating = goodStack.replace("app:1.2.3", "app:latest");
  await client.change("stack.ts", floating);
  const [finding] = await client.diagnostics("stack.ts", isTold("floats"));
  if (finding === undefined) throw new Error("no finding");
  const action = (await client.actions("stack.ts", finding)).find(({ title }) => title.startsWith("Accept"));
  expect(action).toMatchObject({ title: "Accept this risk (REX005)…", kind: "quickfix", diagnostics: [finding] });
  const document = TextDocument.create("", "", 1, floating);
  await client.change(
    "stack.ts",
    TextDocument.applyEdits(document, action?.edit?.changes?.[client.uri("stack.ts")] ?? []),
  );
  const all = await client.diagnostics("stack.ts", isTold("REX005"));
  expect(all).toMatchObject([{ code: "REX009", range: { start: { line: 11, character: 11 } } }]);
  await client.change("stack.ts", goodStack);
  await client.diagnostics("stack.ts", (all) => all.length === 0);
});

test("above a service stands what it compiles to, and a lens opens it; its lines lead back to it", async () => {
  const compose = "generated/roles/docker-stack/files/compose/docker-compose.yml";
  const lenses = await client.lenses("stack.ts");
  expect(lenses).toMatchObject([
    { range: { start: { line: 3 } }, command: { title: "docker-compose.yml, line 5", command: "rexible.open" } },
    { range: { start: { line: 3 } }, command: { title: "role app" } },
  ]);
  expect(await client.opened(lenses[0]?.command ?? {})).toMatchObject({
    uri: client.uri(compose),
    selection: { start: { line: 4, character: 0 } },
  });
  await client.open(compose);
  expect(await client.definition(compose, 6)).toMatchObject({
    uri: client.uri("stack.ts"),
    range: { start: { line: 3 } },
  });
});

test("a syntax error is told, and keeps what was found in lines that stand as they were", async () => {
  const floating = goodStack.replace("app:1.2.3", "app:latest");
  await client.change("stack.ts", floating);
  await client.diagnostics("stack.ts", isTold("floats"));
  await client.change("stack.ts", `${floating}\nconst = ;\n`);
  const all = await client.diagnostics("stack.ts", isTold("xpected"));
  expect(all.map(({ code }) => code)).toContain("REX005");
  await client.change("stack.ts", goodStack);
  await client.diagnostics("stack.ts", (all) => all.length === 0);
});

test("a stack that writes, starts a program or talks is stopped from it, and that is told", async () => {
  const asked: string[] = [];
  const server = createServer(({ url = "" }, answer) => {
    asked.push(url);
    answer.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const attempts = [
    `import { writeFileSync } from "node:fs";\nwriteFileSync(${JSON.stringify(join(folder, "written"))}, "x");\n`,
    `import { execFileSync } from "node:child_process";\nexecFileSync("touch", [${JSON.stringify(join(folder, "written"))}]);\n`,
    `await fetch("http://127.0.0.1:${port}/");\n`,
  ];
  for (const attempt of attempts) {
    await client.change("stack.ts", attempt + goodStack);
    await client.diagnostics("stack.ts", (all) => all.length > 0);
    await client.change("stack.ts", goodStack);
    await client.diagnostics("stack.ts", (all) => all.length === 0);
  }
  expect(existsSync(join(folder, "written"))).toBe(false);
  // Where no user may have a network of their own, as in some containers, the stack has the editor's.
  const own = ["--user", "--map-current-user", "--net", "true"];
  expect(asked).toEqual(spawnSync("unshare", own).status === 0 ? [] : ["/"]);
  server.close();
});

test("what a stack leaves running is not there when it is judged again", async () => {
  const leaves = "(globalThis as any).left = true;\n(globalThis as any).setInterval(() => {}, 1000);\n";
  await client.change("stack.ts", leaves + goodStack.replace("app:1.2.3", "app:latest"));
  await client.diagnostics("stack.ts", isTold("floats"));
  const looks = 'if ((globalThis as any).left) throw new Error("left behind");\n';
  await client.change("stack.ts", looks + goodStack.replace("app:1.2.3", "app:main"));
  const all = await client.diagnostics("stack.ts", (told) => !isTold("'latest'")(told));
  expect(all.filter(({ message }) => String(message).includes("left behind"))).toEqual([]);
  await client.change("stack.ts", goodStack);
  await client.diagnostics("stack.ts", (told) => told.length === 0);
});

test.runIf(existsSync("/proc/self/environ"))("a loop that does not end goes with the server", async () => {
  const mark = `REXIBLE_TEST_MARK=${folder}`;
  const isMarked = (process: string) => {
    try {
      return readFileSync(`/proc/${process}/environ`, "utf8").includes(mark);
    } catch {
      return false;
    }
  };
  const marked = () => readdirSync("/proc").filter((name) => /^\d+$/.test(name) && isMarked(name));
  const other = new Client(scratch({ ...goodProject, "stack.ts": `for (;;);\n${goodStack}` }), {
    REXIBLE_TEST_MARK: folder,
    REXIBLE_TIME_LIMIT: "600",
  });
  await other.start();
  await other.open("stack.ts");
  await new Promise((resolve) => setTimeout(resolve, 2000));
  expect(marked()).not.toEqual([]);
  await other.end();
  await expect.poll(marked, { timeout: 5000 }).toEqual([]);
});

test("an image and a rule tell what is known of them; a generated file leads to its line of the stack", async () => {
  const text = 'export const image = "redis:8.4.0-bookworm"; // "REX005"\n';
  await client.open("notes.ts", text);
  expect(await client.hover("notes.ts", 0, 25)).toMatchObject({
    contents: { value: expect.stringContaining("data paths      /data") },
  });
  expect(await client.hover("notes.ts", 0, 51)).toMatchObject({
    contents: { value: expect.stringContaining("REX005") },
  });
  await client.open("compose.yml", "services:\n  cache:\n    image: redis:8.4.0-bookworm # REX005\n");
  expect(await client.hover("compose.yml", 2, 16)).toMatchObject({
    contents: { value: expect.stringContaining("data paths      /data") },
    range: { start: { line: 2, character: 11 }, end: { line: 2, character: 31 } },
  });
  expect(await client.hover("compose.yml", 2, 35)).toMatchObject({
    contents: { value: expect.stringContaining("REX005") },
  });
  expect(await client.definition("generated/roles/app/tasks/main.yml")).toMatchObject({
    uri: client.uri("stack.ts"),
    range: { start: { line: 18 } },
  });
});

test("nothing is run where the client does not trust the folder", async () => {
  const marked = scratch({ ...goodProject, "stack.ts": goodStack.replace("app:1.2.3", "app:latest") });
  const other = new Client(marked);
  await other.start({ trusted: false });
  await other.open("stack.ts");
  expect(await other.hover("stack.ts", 4, 12)).toBeNull();
  const silent = other.diagnostics("stack.ts", () => true);
  const timeout = new Promise((resolve) => setTimeout(resolve, 1500, "nothing"));
  expect(await Promise.race([silent, timeout])).toBe("nothing");
  await other.end();
});
