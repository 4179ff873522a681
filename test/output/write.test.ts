import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { manifestName } from "../../src/output/manifest.js";
import { compareFolder, writeFolder } from "../../src/output/write.js";
import { scratch } from "../tools/scratch.js";
import { filesOf, first, paths, second, snapshot } from "./tools/projects.js";

let out = "";
beforeEach(() => {
  out = join(scratch(), "generated");
});

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
    writeFolder(out, new Map([["roles/app/run.sh", { text: "#!/bin/sh\n", mode: "0755", from: "stack.ts:7" }]]));
    expect(JSON.parse(readFileSync(join(out, manifestName), "utf8"))).toEqual({
      generator: "rexible",
      files: {
        "roles/app/run.sh": {
          // printf '#!/bin/sh\n' | sha256sum
          sha256: "a8076d3d28d21e02012b20eaf7dbf75409a6277134439025f282e368e3305abf",
          mode: "0755",
          from: "stack.ts:7",
        },
      },
    });
    expect(statSync(join(out, "roles/app/run.sh")).mode & 0o111).toBe(0o111);
    chmodSync(join(out, "roles/app/run.sh"), 0o644);
    writeFolder(out, new Map([["roles/app/run.sh", { text: "#!/bin/sh\n", mode: "0755", from: "stack.ts:7" }]]));
    expect(statSync(join(out, "roles/app/run.sh")).mode & 0o111).toBe(0o111);

    const other = join(scratch(), "elsewhere");
    writeFolder(out, first);
    writeFolder(other, filesOf({ "roles/x": "1" }));
    writeFolder(other, new Map([...first].reverse()));
    expect(snapshot(other)).toEqual(snapshot(out));
  });

  test("a file becomes a folder, and a folder a file", () => {
    writeFolder(out, filesOf({ "roles/app": "file", "roles/web/a/b": "deep" }));
    writeFolder(out, filesOf({ "roles/app/conf": "deep", "roles/web": "file" }));
    expect(paths(out)).toEqual(["roles/app/conf", "roles/web"]);
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

test("a comparison tells what a build would do, and does not do it", () => {
  expect(compareFolder(out, first).added).toHaveLength(3);
  expect(existsSync(out)).toBe(false);
});
