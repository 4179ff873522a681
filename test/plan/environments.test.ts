import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { environmentsOf, hostNamedAsEnvironment } from "../../src/model/environments.js";
import { repository } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

const rehearsal = { environment: "rehearsal" };

test("what may fail comes first; a host that bears the name of its environment needs no group", () => {
  expect(environmentsOf({ prod: {}, staging: { environment: "staging" }, preprod: rehearsal })).toEqual([
    { name: "staging", hosts: ["staging"], isGroup: false },
    { name: "rehearsal", hosts: ["preprod"], isGroup: true },
    { name: "production", hosts: ["prod"], isGroup: true },
  ]);
});

test("'--limit NAME' means one thing", () => {
  expect(hostNamedAsEnvironment({ production: {}, spare: {} })).toBeUndefined();
  expect(hostNamedAsEnvironment({ production: {}, rehearsal })).toBeUndefined();
  expect(hostNamedAsEnvironment({ production: {}, spare: {}, rehearsal })).toBe("production");
  expect(hostNamedAsEnvironment({ rehearsal: {}, preprod: rehearsal })).toBe("rehearsal");
});

test("a run over two environments is refused, also by who allows several hosts", { timeout: 60_000 }, () => {
  const play = {
    hosts: "stack",
    gather_facts: false,
    serial: 1,
    tasks: [{ "ansible.builtin.import_role": { name: "docker-stack", tasks_from: "lock" } }],
  };
  const given = {
    ansible_connection: "local",
    docker_stack_several_hosts: true,
    ...Object.fromEntries(
      ["prod", "preprod"].flatMap((host) => [
        [`${host}_address`, "192.0.2.9"],
        [`${host}_user`, "deploy"],
      ]),
    ),
  };
  const folder = scratch({ "play.yml": JSON.stringify([play]) });
  const inventory = join(repository, "generated/inventory/hosts.yml");
  const { stdout } = spawnSync(
    join(repository, ".venv/bin/ansible-playbook"),
    ["play.yml", "--inventory", inventory, "--extra-vars", JSON.stringify(given)],
    { cwd: folder, encoding: "utf8", env: { ...process.env, ANSIBLE_ROLES_PATH: join(repository, "generated/roles") } },
  );
  const said = stdout.replaceAll(/\s+/g, " ");
  expect(said).toContain(
    "go on from one environment to the next: rehearsal, production. Name one with --limit rehearsal",
  );
  expect(said).toMatch(/preprod : ok=\d+ changed=0 .*failed=1/);
  expect(said).not.toContain("Take the deployment lock");
});
