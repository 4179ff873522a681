import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { UserError } from "../../src/diagnostics/user-error.js";
import { writeFolder } from "../../src/output/write.js";
import { scratch } from "../tools/scratch.js";
import { filesOf, first, paths, second, snapshot } from "./tools/projects.js";

vi.mock("node:fs", async (original) => ({ ...(await original<typeof import("node:fs")>()) }));

let out = "";
beforeEach(() => {
  out = join(scratch(), "generated");
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
