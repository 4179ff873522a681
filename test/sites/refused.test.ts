import { spawnSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../lint/projects.js";
import { describeWith } from "../tools/describe-with.js";
import { scratch } from "../tools/scratch.js";

const ansible = join(repository, ".venv/bin/ansible-playbook");

/** What `check.yml` says of a Caddyfile, with a Docker that runs Caddy here in place of a container. */
function checked(caddyfile: string) {
  const docker = `#!/bin/sh
case "$*" in
  *compose*version*) echo '{"version":"v2.39.1"}' ;;
  *version*) echo '{"Client":{"Version":"28.5.0"},"Server":{"Version":"28.5.0","ApiVersion":"1.51"}}' ;;
  *" run "*) exec caddy validate --adapter caddyfile --config "\${0%bin/docker}Caddyfile" ;;
esac
`;
  const folder = scratch({ "bin/docker": docker, Caddyfile: caddyfile, "compose/infra.yml": "services: {}\n" });
  chmodSync(join(folder, "bin/docker"), 0o755);
  const service = { name: "caddy", container: "demo_caddy", wave: "infra", project: "demo-infra", check: ["caddy"] };
  const variables = {
    docker_stack_root: folder,
    docker_stack_waves: [{ name: "infra", project: "demo-infra", file: "infra.yml" }],
    _docker_stack_checked: [service],
    ansible_python_interpreter: join(repository, ".venv/bin/python3"),
  };
  const task = { "ansible.builtin.include_tasks": join(repository, "roles-src/docker-stack/tasks/check.yml") };
  const play = scratch({
    "play.yml": JSON.stringify([{ hosts: "localhost", gather_facts: false, vars: variables, tasks: [task] }]),
  });
  const env = { ...process.env, ANSIBLE_NOCOLOR: "1", PATH: `${join(folder, "bin")}:${process.env.PATH}` };
  const words = ["--inventory", "localhost,", "--connection", "local", join(play, "play.yml")];
  const { status, stdout, stderr } = spawnSync(ansible, words, { env, encoding: "utf8" });
  return { status, said: stdout + stderr };
}

describeWith("caddy", ansible)("lines that Caddy refuses", () => {
  test("stop the deployment in its words, before a container is stopped", { timeout: 60_000 }, () => {
    expect(checked(":8999 {\n\trespond 200\n}\n").status).toBe(0);
    const { status, said } = checked(":8999 {\n\trespnd 200\n}\n");
    expect(status).not.toBe(0);
    expect(said).toContain("No service was stopped. The program of demo_caddy refuses its configuration");
    expect(said).toMatch(/Caddyfile:2: unrecognized directive: respnd/);
  });
});
