import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

/** A Docker with one container, which takes a while and ends as it is told. */
const docker = `#!/bin/sh
here=$(dirname "$0")
echo "$@" >>"$here/asked"
case $1 in
  start) exit "$(cat "$here/starts")" ;;
  inspect) echo 2026-01-31T03:00:00Z ;;
  logs) echo "12 orders" ;;
  wait) sleep "$(cat "$here/takes")"; cat "$here/ends" ;;
esac
`;

function host(told: { readonly ends?: number; readonly takes?: number; readonly starts?: number } = {}) {
  const { ends = 0, takes = 0, starts = 0 } = told;
  const folder = scratch({
    "programs/docker": docker,
    "programs/asked": "",
    "programs/ends": `${ends}\n`,
    "programs/takes": `${takes}\n`,
    "programs/starts": `${starts}\n`,
  });
  chmodSync(join(folder, "programs/docker"), 0o755);
  mkdirSync(join(folder, "bin"));
  const program = join(folder, "bin/job");
  copyFileSync(join(repository, "roles-src/job-timers/files/bin/job"), program);
  const lock = join(folder, "shop.deployment");
  const env = { ...process.env, PATH: `${join(folder, "programs")}:${process.env.PATH}` };
  const words = (patience: number, seconds: number) => [program, lock, "shop_report", `${patience}`, `${seconds}`];
  return {
    folder,
    lock,
    run: (patience = 0, seconds = 10) => {
      const { status, stdout, stderr } = spawnSync("python3", words(patience, seconds), { env, encoding: "utf8" });
      return { status, said: stdout + stderr };
    },
    begin: () => spawn("python3", words(0, 10), { env, stdio: ["ignore", "pipe", "ignore"] }),
    asked: () => readFileSync(join(folder, "programs/asked"), "utf8"),
  };
}

test("a job shows what it says, and ends as it ends", () => {
  expect(host().run()).toEqual({ status: 0, said: "12 orders\n" });
  const failing = host({ ends: 3 });
  expect(failing.run()).toEqual({ status: 3, said: "12 orders\n" });
  expect(failing.asked()).toContain("logs --follow --since 2026-01-31T03:00:00Z shop_report");
});

test("one that does not end in its time is stopped, and one that is not there is told", () => {
  const endless = host({ takes: 5 });
  expect(endless.run(0, 0.2)).toEqual({
    status: 1,
    said: expect.stringContaining("stopped: it did not end within 0.2 s"),
  });
  expect(endless.asked()).toContain("stop shop_report");
  expect(host({ starts: 1 }).run()).toEqual({ status: 1, said: expect.stringContaining("not started: deploy") });
});

test("it does not run beside a deployment, and runs once its lease is over", () => {
  const { run, lock, asked } = host();
  const until = (seconds: number) => JSON.stringify({ until: Date.now() / 1000 + seconds });
  writeFileSync(lock, until(60));
  expect(run()).toEqual({ status: 1, said: expect.stringContaining("a deployment, a backup or a restore goes on") });
  expect(asked()).toBe("");
  writeFileSync(lock, until(0.5));
  expect(run(1)).toMatchObject({ status: 0 });
});

test("a backup waits for it, and it waits for a backup; jobs run beside each other", async () => {
  const { folder, run, begin } = host({ takes: 1 });
  const held = (...how: readonly string[]) =>
    spawnSync("flock", ["--nonblock", ...how, join(folder, "bin"), "true"]).status === 0;
  const job = begin();
  await once(job.stdout, "data");
  expect(held()).toBe(false);
  expect(run()).toMatchObject({ status: 0 });
  await once(job, "exit");
  expect(held()).toBe(true);
  const backup = spawn("flock", [join(folder, "bin"), "sh", "-c", "echo; exec sleep 60"]);
  await once(backup.stdout, "data");
  expect(run()).toMatchObject({ status: 1 });
  backup.kill();
});
