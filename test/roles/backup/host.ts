import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../../lint/projects.js";
import { scratch } from "../../tools/scratch.js";

/** A Docker whose containers all run and are well, and which writes down what it is asked to do. */
export const docker = `#!/bin/sh
echo "$@" >>"$(dirname "$0")/asked"
case "$*" in *State.Running*) echo true ;; *State.Status*) echo running ;; *Health*) echo healthy ;; esac
`;

/** A host with a folder of data, and the programs that back it up. */
export function host(archive: object = {}) {
  const folder = scratch({
    "programs/docker": docker,
    "data/one": "first",
    "data/deep/two": "second",
    "backups/.keep": "",
    "programs/asked": "",
  });
  chmodSync(join(folder, "programs/docker"), 0o755);
  mkdirSync(join(folder, "bin"));
  for (const name of ["alone.sh", "backup", "restore", "offsite"])
    copyFileSync(join(repository, `roles-src/backup-config/files/bin/${name}`), join(folder, "bin", name));
  const plan = {
    ...{
      name: `test-${process.pid}`,
      folder: join(folder, "backups"),
      heartbeat: "",
      deployment: join(folder, "deployment"),
      keep: { count: 7, days: 30 },
    },
    origin: { stack: "test", host: "own", environment: "rehearsal" },
    secluded: join(folder, "secluded"),
    ...{ offsite: [], dumps: [], containers: ["stack_one", "stack_two"] },
    archives: [
      {
        service: "one",
        file: "one.tar.gz",
        path: join(folder, "data"),
        pause: [],
        exclude: [],
        in_place: false,
        ...archive,
      },
    ],
  };
  writeFileSync(join(folder, "bin/backup.json"), JSON.stringify(plan));
  const run = (name: string, ...args: readonly string[]) => {
    const env = { ...process.env, PATH: `${join(folder, "programs")}:${process.env.PATH}` };
    const { status, stdout, stderr } = spawnSync("bash", [join(folder, "bin", name), ...args], {
      env,
      encoding: "utf8",
    });
    return { status, stdout, said: stdout + stderr };
  };
  /** A deployment that holds its lease, for so many seconds from now. */
  const deploys = (seconds: number) => {
    const now = Math.floor(Date.now() / 1000);
    const lease = { lease: "a-lease", holder: "laptop 7 boot", since: now, until: now + seconds };
    writeFileSync(join(folder, "deployment"), JSON.stringify(lease));
  };
  return { folder, run, deploys, asked: () => readFileSync(join(folder, "programs/asked"), "utf8") };
}
