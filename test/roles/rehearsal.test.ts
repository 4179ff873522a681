import { spawnSync } from "node:child_process";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compiled, repository } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

const generated = compiled("stack.ts");
const ansible = join(repository, ".venv/bin/ansible-playbook");

/** The compiled project with a host to rehearse on beside that of production, both this machine. */
function project(hosts: Readonly<Record<string, object>>) {
  const folder = scratch();
  const at = join(folder, "project");
  cpSync(generated(), at, { recursive: true });
  const common = {
    ansible_connection: "local",
    ansible_python_interpreter: "{{ ansible_playbook_python }}",
    ansible_become: false,
  };
  const named = Object.entries(hosts).map(([name, said]) => [name, { ...common, ansible_user: "admin", ...said }]);
  writeFileSync(join(at, "hosts.json"), JSON.stringify({ stack: { hosts: Object.fromEntries(named) } }));
  const run = (play: string, limit: string, values: object) => {
    const { status, stdout, stderr } = spawnSync(
      ansible,
      [
        "--inventory",
        "inventory/hosts.yml",
        "--inventory",
        "hosts.json",
        "--limit",
        limit,
        play,
        "-e",
        JSON.stringify(values),
      ],
      { cwd: at, encoding: "utf8", env: { ...process.env, ANSIBLE_STDOUT_CALLBACK: "default" } },
    );
    return { status, said: (stdout + stderr).replaceAll(/\s+/g, " ") };
  };
  return { folder, at, run };
}

const both = { prod: { stack_environment: "production" }, trial: { stack_environment: "rehearsal" } };

test("a rehearsal from elsewhere is refused under production's names, before anything is changed", () => {
  const values = { restore_confirm: "javisi", restore_offsite: "latest", restore_of: "prod" };
  const { run } = project(both);
  const same = run("playbooks/restore.yml", "trial", values);
  expect(same.status).not.toBe(0);
  expect(same.said).toContain("Nothing was changed. trial has the domain of prod,");
  const other = project({ ...both, trial: { ...both.trial, stack_domain: "rehearsal.example.com" } });
  const said = other.run("playbooks/restore.yml", "trial", values).said;
  expect(said).not.toContain("has the domain of");
});

test.each([
  { of: "rehearsal", on: "prod", given: {}, says: "add -e restore_as_own=rehearsal" },
  { of: "rehearsal", on: "prod", given: { restore_as_own: "rehearsal" }, says: "" },
  { of: "production", on: "trial", given: {}, says: "where they cannot be kept from acting outward with it: diun" },
  { of: "rehearsal", on: "trial", given: {}, says: "" },
])("a set of $of on $on with $given", ({ of, on, given, says }) => {
  const { folder, at, run } = project(both);
  const tell = `#!/bin/sh\necho '{"host": "somewhere", "environment": "${of}"}'\n`;
  spawnSync("mkdir", ["-p", join(folder, "root/bin")]);
  writeFileSync(join(folder, "root/bin/restore"), tell, { mode: 0o755 });
  // As restore.yml does: the lists of docker-stack are the play's.
  const include = { "ansible.builtin.include_role": { name: "backup-config", tasks_from: "origin" } };
  const known = { "ansible.builtin.import_role": { name: "docker-stack", tasks_from: "unlock" } };
  writeFileSync(
    join(at, "play.yml"),
    JSON.stringify([
      { hosts: "stack", gather_facts: false, vars: { _docker_stack_lock: {} }, tasks: [known, include] },
    ]),
  );
  const { status, said } = run("play.yml", on, {
    ...{ backup_config_root: join(folder, "root"), backup_config_set: "20260131T023000Z" },
    ...given,
  });
  if (says === "") expect({ status, said }).toMatchObject({ status: 0 });
  else {
    expect(status).not.toBe(0);
    expect(said).toContain("No data was changed.");
    expect(said).toContain(says);
  }
});
