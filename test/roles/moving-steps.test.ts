import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

const program = readFileSync(join(repository, "roles-src/stack-machines/files/moving.py"), "utf8");

/** A folder that is one host and the other, and the steps of a move over it as the role sends them. */
function move() {
  const world = scratch({ "old/data/rows": "rows", "programs/docker": "#!/bin/sh\n" });
  const at = (path: string) => join(world, path);
  spawnSync("chmod", ["+x", at("programs/docker")]);
  const moves = [{ id: "redis", of: "redis", source: at("old/data"), target: at("new/data") }];
  const said = JSON.stringify(JSON.stringify({ stack: "shop", root: at("opt"), record: at("shop.json"), moves }));
  const step = (name: string) => {
    const { status, stderr } = spawnSync("python3", ["-"], {
      input: `${program}\n${name}(json.loads(${said}))\n`,
      encoding: "utf8",
      env: { ...process.env, PATH: `${at("programs")}:${process.env.PATH}` },
    });
    return [status, stderr.trim()];
  };
  return { at, step };
}

test("an archive that changed on its way is not unpacked", () => {
  const { at, step } = move();
  expect(step("pack")).toEqual([0, ""]);
  const archive = at("opt/backups/moves/redis/data.tar.gz");
  appendFileSync(archive, "x");
  expect(step("unpack")).toEqual([1, `'${archive}' is not what the old host sent`]);
  expect(existsSync(at("new/data.arrived"))).toBe(false);
});

test("the old host does not give up what somebody wrote to meanwhile", () => {
  const { at, step } = move();
  expect([step("pack"), step("unpack")]).toEqual([
    [0, ""],
    [0, ""],
  ]);
  appendFileSync(at("old/data/rows"), "newer");
  expect(step("leave")).toEqual([1, `somebody wrote to '${at("old/data")}' while it was on its way`]);
  expect(readFileSync(at("old/data/rows"), "utf8")).toBe("rowsnewer");
  expect(readFileSync(at("new/data.arrived/rows"), "utf8")).toBe("rows");
});
