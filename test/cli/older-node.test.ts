import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../lint/projects.js";

/** Runs the command in a Node that gives itself out for another version. */
function runAs(version: string) {
  const disguise = `Object.defineProperty(process.versions, "node", { value: "${version}" })`;
  const program = join(repository, "dist/start.js");
  const disguised = ["--import", `data:text/javascript,${encodeURIComponent(disguise)}`, program, "--version"];
  return spawnSync(process.execPath, disguised, { encoding: "utf8" });
}

test.each(["18.19.1", "20.9.0"])("Node %s is told that it is too old, in a sentence", (version) => {
  expect(runAs(version)).toMatchObject({
    status: 1,
    stdout: "",
    stderr: `Rexible needs Node 20.19 or newer, and this is ${version}. See https://nodejs.org/en/download\n`,
  });
});

test.each(["20.19.0", "22.0.0", "24.21.0"])("Node %s is taken", (version) => {
  expect(runAs(version)).toMatchObject({ status: 0, stderr: "" });
});
