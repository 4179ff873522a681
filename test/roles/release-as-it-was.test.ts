import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

const program = readFileSync(join(repository, "roles-src/docker-stack/files/whole.py"), "utf8");

test("what a release did not have leaves once, also where two records name it, and its folder with it", () => {
  const world = scratch({
    "releases/1/kept": "",
    "secrets/app/KEY": "old",
    "programs/systemctl": "#!/bin/sh\n",
    "programs/ufw": "#!/bin/sh\n",
  });
  const at = (path: string) => join(world, path);
  spawnSync("chmod", ["-R", "+x", at("programs")]);
  const step = (name: string, files: readonly string[]) => {
    const said = JSON.stringify(JSON.stringify({ release: at("releases/1"), root: world, files, ssh: 22 }));
    const { status, stderr } = spawnSync("python3", ["-"], {
      input: `${program}\n${name}(json.loads(${said}))\n`,
      encoding: "utf8",
      env: { ...process.env, PATH: `${at("programs")}:${process.env.PATH}` },
    });
    expect([status, stderr]).toEqual([0, ""]);
  };
  step("keep", [at("secrets/app/KEY")]);
  spawnSync("sh", ["-c", "mkdir secrets/newer && echo new >secrets/newer/KEY && echo changed >secrets/app/KEY"], {
    cwd: world,
  });
  const both = [at("secrets/app/KEY"), at("secrets/newer/KEY"), at("secrets/newer/KEY")];
  step("files", both);
  step("host", both);
  expect(readFileSync(at("secrets/app/KEY"), "utf8")).toBe("old");
  expect(existsSync(at("secrets/newer"))).toBe(false);
});
