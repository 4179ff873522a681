import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { UserError } from "../../src/diagnostics/user-error.js";
import { manifestName } from "../../src/output/manifest.js";
import type { ProjectFiles } from "../../src/output/project-file.js";
import { compareFolder, writeFolder } from "../../src/output/write.js";
import { scratch } from "../tools/scratch.js";

vi.mock("node:fs", async (original) => ({ ...(await original<typeof import("node:fs")>()) }));

const filesOf = (texts: Readonly<Record<string, string>>): ProjectFiles =>
  new Map(Object.entries(texts).map(([path, text]) => [path, { text, mode: "0644", from: "stack.ts:1" }]));

/** Every file below the folder, with its text. */
function snapshot(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(files.sort().map((file) => [file.slice(folder.length + 1), readFileSync(file, "utf8")]));
}

const paths = (folder: string) => Object.keys(snapshot(folder)).filter((path) => path !== manifestName);

function refusalOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof UserError) return error.problems.map(({ message }) => message).join("\n");
    throw error;
  }
  throw new Error("it was not refused");
}

let out = "";
beforeEach(() => {
  out = join(scratch(), "generated");
});

const first = filesOf({ "site.yml": "a\n", "roles/n8n/tasks/main.yml": "b\n", "roles/n8n/files/gone/x": "c\n" });
const second = filesOf({ "site.yml": "A\n", "roles/n8n/tasks/main.yml": "b\n", "roles/new/tasks/main.yml": "d\n" });

describe("the folder holds what the stack says", () => {
  test("new, changed and removed files, and no empty folder", () => {
    writeFolder(out, first);
    const { added, changed, removed } = writeFolder(out, second);
    expect([added, changed, removed].map((changes) => changes.map(({ path }) => path))).toEqual([
      ["roles/new/tasks/main.yml"],
      ["site.yml"],
      ["roles/n8n/files/gone/x"],
    ]);
    expect(paths(out)).toEqual([...second.keys()].sort());
    expect(readFileSync(join(out, "site.yml"), "utf8")).toBe("A\n");
    expect(existsSync(join(out, "roles/n8n/files"))).toBe(false);
    expect(readdirSync(out).sort()).toEqual([manifestName, "roles", "site.yml"]);
  });

  test("nothing is written where nothing differs", () => {
    writeFolder(out, first);
    const before = [...first.keys(), manifestName].map((path) => statSync(join(out, path), { bigint: true }));
    writeFolder(out, first);
    const after = [...first.keys(), manifestName].map((path) => statSync(join(out, path), { bigint: true }));
    expect(after.map(({ ino, mtimeNs, ctimeNs }) => [ino, mtimeNs, ctimeNs])).toEqual(
      before.map(({ ino, mtimeNs, ctimeNs }) => [ino, mtimeNs, ctimeNs]),
    );
  });

  test("a manifest with digest, mode and line of each file, the same for the same input", () => {
    writeFolder(out, new Map([["run.sh", { text: "#!/bin/sh\n", mode: "0755", from: "stack.ts:7" }]]));
    expect(JSON.parse(readFileSync(join(out, manifestName), "utf8"))).toEqual({
      generator: "rexible",
      files: {
        "run.sh": {
          // printf '#!/bin/sh\n' | sha256sum
          sha256: "a8076d3d28d21e02012b20eaf7dbf75409a6277134439025f282e368e3305abf",
          mode: "0755",
          from: "stack.ts:7",
        },
      },
    });
    expect(statSync(join(out, "run.sh")).mode & 0o111).toBe(0o111);
    chmodSync(join(out, "run.sh"), 0o644);
    writeFolder(out, new Map([["run.sh", { text: "#!/bin/sh\n", mode: "0755", from: "stack.ts:7" }]]));
    expect(statSync(join(out, "run.sh")).mode & 0o111).toBe(0o111);

    const other = join(scratch(), "elsewhere");
    writeFolder(out, first);
    writeFolder(other, filesOf({ x: "1" }));
    writeFolder(other, new Map([...first].reverse()));
    expect(snapshot(other)).toEqual(snapshot(out));
  });

  test("a file becomes a folder, and a folder a file", () => {
    writeFolder(out, filesOf({ "etc/app": "file", "etc/web/a/b": "deep" }));
    writeFolder(out, filesOf({ "etc/app/conf": "deep", "etc/web": "file" }));
    expect(paths(out)).toEqual(["etc/app/conf", "etc/web"]);
  });

  test("what others put there stays, the operator's values and secrets among it", () => {
    mkdirSync(join(out, "inventory/group_vars/all"), { recursive: true });
    writeFileSync(join(out, "inventory/group_vars/all/vault.yml"), "secret");
    writeFolder(out, first);
    writeFileSync(join(out, "roles/n8n/files/gone/mine"), "mine");
    writeFolder(out, second);
    expect(snapshot(out)).toMatchObject({
      "inventory/group_vars/all/vault.yml": "secret",
      "roles/n8n/files/gone/mine": "mine",
    });
  });
});

describe("nothing of others is lost", () => {
  test("an edited file is refused with its diff, whether it changes or goes, and force discards the edit", () => {
    writeFolder(out, first);
    writeFileSync(join(out, "site.yml"), "a\nmine\n");
    writeFileSync(join(out, "roles/n8n/files/gone/x"), "mine");
    const before = snapshot(out);
    expect(refusalOf(() => writeFolder(out, second))).toBe(
      `'${out}/roles/n8n/files/gone/x' was edited by hand\n'${out}/site.yml' was edited by hand`,
    );
    try {
      writeFolder(out, first);
    } catch (error) {
      expect(error).toMatchObject({ problems: [{}, { diff: "@@ -1,1 +1,2 @@\n a\n+mine\n" }] });
    }
    expect(snapshot(out)).toEqual(before);
    writeFolder(out, second, { force: true });
    expect(paths(out)).toEqual([...second.keys()].sort());
  });

  test("a folder without a manifest is refused, and force does not help", () => {
    mkdirSync(out);
    writeFileSync(join(out, "thesis.doc"), "all my work");
    for (const force of [false, true])
      expect(refusalOf(() => writeFolder(out, first, { force }))).toBe(
        `'${out}' is not a folder of Rexible's: it holds 'thesis.doc', and no 'manifest.json'`,
      );
    expect(snapshot(out)).toEqual({ "thesis.doc": "all my work" });
  });

  test("a file that is not in the manifest is not overwritten", () => {
    writeFolder(out, filesOf({ x: "1" }));
    writeFileSync(join(out, "site.yml"), "mine");
    expect(refusalOf(() => writeFolder(out, first))).toContain("Rexible did not write it");
    expect(readFileSync(join(out, "site.yml"), "utf8")).toBe("mine");
  });

  test.each(["../precious", "/etc/passwd", "a/../../precious", "./x", "a//b", "..\\precious"])(
    "a manifest that lists '%s' is refused",
    (path) => {
      writeFolder(out, first);
      writeFileSync(join(out, "../precious"), "mine");
      const manifest = JSON.parse(readFileSync(join(out, manifestName), "utf8"));
      manifest.files[path] = manifest.files["site.yml"];
      writeFileSync(join(out, manifestName), JSON.stringify(manifest));
      expect(refusalOf(() => writeFolder(out, second, { force: true }))).toContain("leads outside the folder");
      expect(readFileSync(join(out, "../precious"), "utf8")).toBe("mine");
    },
  );

  test("a manifest with the marks of a merge is refused, and says so", () => {
    writeFolder(out, first);
    writeFileSync(join(out, manifestName), "<<<<<<< HEAD\n{}\n=======\n");
    expect(refusalOf(() => writeFolder(out, first))).toContain("holds the marks of a merge conflict");
  });

  test("nothing is written or removed through a symbolic link", () => {
    const outside = scratch({ "tasks/main.yml": "b\n", "files/gone/x": "c\n" });
    writeFolder(out, first);
    rmSync(join(out, "roles/n8n"), { recursive: true });
    symlinkSync(outside, join(out, "roles/n8n"));
    expect(refusalOf(() => writeFolder(out, second, { force: true }))).toBe(
      `'${out}/roles/n8n' is not a folder, but 'roles/n8n/tasks/main.yml' belongs below it`,
    );
    writeFolder(out, filesOf({ "site.yml": "a\n" }));
    expect(snapshot(outside)).toMatchObject({ "tasks/main.yml": "b\n", "files/gone/x": "c\n" });
  });

  test("a link in the place of a file is refused; force replaces the link and not what it leads to", () => {
    const outside = scratch({ target: "mine" });
    writeFolder(out, first);
    rmSync(join(out, "site.yml"));
    symlinkSync(join(outside, "target"), join(out, "site.yml"));
    expect(refusalOf(() => writeFolder(out, second))).toContain("is a symbolic link");
    writeFolder(out, second, { force: true });
    expect(readFileSync(join(out, "site.yml"), "utf8")).toBe("A\n");
    expect(readFileSync(join(outside, "target"), "utf8")).toBe("mine");
  });

  test("the compiler cannot write the operator's files or outside the folder", () => {
    for (const path of ["inventory/group_vars/all/vault.yml", "../x", manifestName])
      expect(() => writeFolder(out, filesOf({ [path]: "x" }))).toThrow("must not write");
  });
});

describe("a build that cannot end leaves the folder as it was", () => {
  const systemError = (code: string) => Object.assign(new Error(code), { code });

  /** Lets a function of the file system fail at its nth call, for all n until the build succeeds. */
  async function failAtEveryCall(name: "writeFileSync" | "renameSync" | "mkdirSync", code: string, build: () => void) {
    const real = { writeFileSync, renameSync, mkdirSync }[name] as (...args: unknown[]) => unknown;
    const fs = await import("node:fs");
    for (let failing = 1; ; failing++) {
      let calls = 0;
      const spy = vi.spyOn(fs, name).mockImplementation(((...args: unknown[]) => {
        calls++;
        if (calls === failing) throw systemError(code);
        return real(...args);
      }) as never);
      try {
        build();
        return failing - 1;
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
      } finally {
        spy.mockRestore();
      }
    }
  }

  test.each([
    ["writeFileSync", "ENOSPC"],
    ["renameSync", "EACCES"],
    ["mkdirSync", "EROFS"],
  ] as const)("%s fails with %s at any of its calls", async (name, code) => {
    writeFolder(out, first);
    const before = snapshot(out);
    const failures = await failAtEveryCall(name, code, () => {
      expect(snapshot(out)).toEqual(before);
      writeFolder(out, second);
    });
    expect(failures).toBeGreaterThan(2);
    expect(paths(out)).toEqual([...second.keys()].sort());
  });

  test("a folder that was not there is not there afterwards", async () => {
    await failAtEveryCall("writeFileSync", "ENOSPC", () => {
      expect(existsSync(out)).toBe(false);
      writeFolder(out, first);
    });
  });

  test("a killed build is healed by the next one, which knows both versions as its own", async () => {
    writeFolder(out, first);
    const fs = await import("node:fs");
    let calls = 0;
    const spy = vi.spyOn(fs, "renameSync").mockImplementation((from, to) => {
      calls++;
      if (calls > 5) throw new Error("killed");
      renameSync.call(undefined, from, to);
    });
    expect(() => writeFolder(out, second)).toThrow();
    spy.mockRestore();
    writeFolder(out, filesOf({ "site.yml": "third\n" }));
    expect(paths(out)).toEqual(["site.yml"]);
  });
});

test("a comparison tells what a build would do, and does not do it", () => {
  expect(compareFolder(out, first).added).toHaveLength(3);
  expect(existsSync(out)).toBe(false);
});
