import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { scratch } from "../tools/scratch.js";
import { goodProject, goodStack, rexible } from "./command.js";

function git(folder: string, ...args: readonly string[]): void {
  const identity = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
  execFileSync("git", [...identity, ...args], { cwd: folder, stdio: "ignore" });
}

const plan = (folder: string, ...args: readonly string[]) => rexible(folder, ["plan", "--no-types", ...args]);

test("compares with the default branch, from a branch, in a folder of the repository, in each format", () => {
  const top = scratch(Object.fromEntries(Object.entries(goodProject).map(([path, text]) => [`site/${path}`, text])));
  const folder = join(top, "site");
  rexible(folder, ["build", "--no-types"]);
  git(top, "init", "--initial-branch=main");
  git(top, "add", "--all");
  git(top, "commit", "--message=first");
  git(top, "switch", "--create=change");
  expect(plan(folder, "--detailed-exit-code")).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^Plan for 'demo' against main \([0-9a-f]{7}\): nothing changes\n/),
  });

  writeFileSync(join(folder, "stack.ts"), goodStack.replace("1.2.3", "1.3.0"));
  const before = readFileSync(join(folder, "generated/manifest.json"), "utf8");
  const ended = plan(folder, "--detailed-exit-code");
  expect(ended.status).toBe(2);
  expect(ended.stdout).toContain(
    "    because of the image 'ghcr.io/example/app:1.2.3' → 'ghcr.io/example/app:1.3.0'  stack.ts:5\n",
  );
  expect(ended.stdout).toContain("minor version up\n");
  expect(plan(folder).stdout).toBe(ended.stdout);
  expect(readFileSync(join(folder, "generated/manifest.json"), "utf8")).toBe(before);

  // Against a folder in which somebody edited what is deployed.
  writeFileSync(join(folder, "generated/roles/app/files/configs/app/etc/app/app.conf"), "mine\n");
  const markdown = plan(folder, "--against", "generated", "--format", "markdown").stdout;
  expect(markdown).toMatch(/^<!-- rexible plan -->\n## Plan for demo: /);
  expect(markdown).toContain("because of the image 'ghcr.io/example/app:1.2.3'");
  expect(markdown).toContain(
    "> Edited by hand in the folder 'generated', and compared as it was built: roles/app/files/",
  );
  const json = JSON.parse(plan(folder, "--against", "generated", "--format", "json").stdout);
  expect(json).toMatchObject({ version: 1, stack: "demo" });
  expect(json.sections.map(({ id }: { id: string }) => id)).toEqual(["restarts", "images", "roles"]);
  expect(json.sections[0].items[0].causes[0].position).toMatchObject({ file: "stack.ts", line: 5 });
});

test("sees that what an image is built of changed, against a revision, and says that it cannot against a folder", () => {
  const built = goodStack.replace(/image: "ghcr[^"]*"/, 'image: built({ context: "site" })').replace("{ ", "{ built, ");
  const folder = scratch({
    ...goodProject,
    "stack.ts": built,
    "site/Dockerfile": "FROM alpine:3.22.1\n",
    "site/page": "1\n",
  });
  expect(rexible(folder, ["build", "--no-types"])).toMatchObject({ status: 0 });
  git(folder, "init", "--initial-branch=main");
  git(folder, "add", "--all");
  git(folder, "commit", "--message=first");
  expect(plan(folder).stdout).toContain(": nothing changes\n");
  writeFileSync(join(folder, "site/page"), "2\n");
  writeFileSync(join(folder, "site/new"), "");
  expect(plan(folder).stdout).toContain(
    "    because of 'site', which it is built of, differs: site/new, site/page  stack.ts:",
  );
  expect(plan(folder, "--against", "generated").stdout).toContain(
    "Not known against the folder 'generated': whether 'site', which images are built of, changed.",
  );
});

test("says what cannot be compared, and the way out", () => {
  const folder = scratch(goodProject);
  expect(plan(folder).stderr).toContain("error  there is nothing to compare with: this folder is in no Git repository");
  // The stack is still being read then, and must not be told to have ended the process.
  expect(plan(folder).stderr).not.toContain("process.exit");
  git(folder, "init", "--initial-branch=main");
  expect(plan(folder).stderr).toContain("error  this repository has no commit to compare with\n");
  git(folder, "add", "--all");
  git(folder, "commit", "--message=first");
  expect(plan(folder).stderr).toMatch(/^error {2}there is no 'generated' in main \([0-9a-f]{7}\)\n[\s\S]*--against/);
  expect(plan(folder, "--against", "mian").stderr).toContain(
    "error  'mian' is neither a folder nor a revision of this repository\n",
  );
});
