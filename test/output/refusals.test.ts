import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { digestOf, manifestName } from "../../src/output/manifest.js";
import { writeFolder } from "../../src/output/write.js";
import { scratch } from "../tools/scratch.js";
import { filesOf, first, paths, refusalOf, second, snapshot } from "./tools/projects.js";

let out = "";
beforeEach(() => {
  out = join(scratch(), "generated");
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
    writeFolder(out, filesOf({ "roles/x": "1" }));
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

  test.each(["inventory/group_vars/all/vault.yml", "inventory/group_vars/all/local.yml", ".git/config", "notes.txt"])(
    "a manifest that lists '%s', with its digest, removes nothing of the user's",
    (path) => {
      writeFolder(out, first);
      mkdirSync(dirname(join(out, path)), { recursive: true });
      writeFileSync(join(out, path), "mine");
      const manifest = JSON.parse(readFileSync(join(out, manifestName), "utf8"));
      manifest.files[path] = { ...manifest.files["site.yml"], sha256: digestOf("mine") };
      writeFileSync(join(out, manifestName), JSON.stringify(manifest));
      for (const force of [false, true])
        expect(refusalOf(() => writeFolder(out, second, { force }))).toContain(
          `it lists '${path}', which no build writes`,
        );
      expect(readFileSync(join(out, path), "utf8")).toBe("mine");
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
