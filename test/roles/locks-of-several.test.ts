import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

/** Runs two plays on two hosts, as deployments do: both give their lock, then something is done on each, which fails on the second. */
function deployed(held?: "second") {
  const folder = scratch({});
  const lock = (host: string) => join(folder, `${host}.deployment`);
  const until = Math.floor(Date.now() / 1000) + 600;
  if (held === "second")
    writeFileSync(
      lock("second"),
      JSON.stringify({ lease: "theirs", holder: "runner 7 boot", since: until - 700, until }),
    );
  const role = (tasks: string) => ({
    "ansible.builtin.include_role": { name: "docker-stack", tasks_from: tasks },
    vars: {
      _docker_stack_lock_command: ["python3", "-", `${folder}/{{ item | default(inventory_hostname) }}.deployment`],
    },
  });
  const play = (...block: readonly object[]) => ({
    ...{ hosts: "stack", gather_facts: false, any_errors_fatal: true, serial: 1 },
    tasks: [{ block, rescue: [role("give-up")] }],
  });
  const brought = {
    "ansible.builtin.set_fact": { _docker_stack_is_brought: true },
    failed_when: "inventory_hostname == 'second'",
  };
  writeFileSync(join(folder, "play.yml"), JSON.stringify([play(role("lock")), play(brought)]));
  const vars = {
    ...{ ansible_connection: "local", ansible_python_interpreter: "{{ ansible_playbook_python }}" },
    ...{ docker_stack_name: "shop", docker_stack_root: folder, docker_stack_lock_minutes: 60 },
    ...{ docker_stack_backup_minutes: 0, docker_stack_break_lock: false, docker_stack_several_hosts: true },
  };
  writeFileSync(join(folder, "inventory.yml"), JSON.stringify({ stack: { vars, hosts: { first: {}, second: {} } } }));
  const { status, stdout } = spawnSync("ansible-playbook", ["--inventory", "inventory.yml", "play.yml"], {
    cwd: folder,
    encoding: "utf8",
    env: {
      PATH: `${join(repository, ".venv/bin")}:${process.env.PATH ?? ""}`,
      ...{ HOME: process.env.HOME, LANG: "C.UTF-8", ANSIBLE_NOCOLOR: "1" },
      ANSIBLE_ROLES_PATH: join(repository, "roles-src"),
    },
  });
  const holders = ["first", "second"].map((host) => JSON.parse(readFileSync(lock(host), "utf8")).holder);
  return { status, holders, said: stdout.replaceAll(/\s+/g, " ") };
}

test("where one host refuses its lock, the others get theirs back", () => {
  const { status, holders, said } = deployed("second");
  expect(status, said).not.toBe(0);
  expect(said).toContain("Nothing was changed. Another deployment of 'shop' holds the lock of this host");
  expect(holders, said).toEqual(["", "runner 7 boot"]);
}, 600_000);

test("where one host fails, all get theirs back, and it is said which have the new release", () => {
  const { status, holders, said } = deployed();
  expect(status, said).not.toBe(0);
  expect(holders, said).toEqual(["", ""]);
  expect(said).toContain("Containers are what this run wants on: first. On these they are not, or not all: second.");
}, 600_000);
