import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compiled, repository } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

const generated = compiled("stack.ts");
const grafana = { service: "grafana", container: "javisi_grafana", line: "12.4" };

/** The compiled stack, whose Grafana is of 12.4, on a host where another one runs. */
function host(image: string) {
  const folder = scratch({ "root/releases/aaaa/model.json": JSON.stringify({ data: [] }) });
  const project = join(folder, "project");
  const root = join(folder, "root");
  cpSync(generated(), project, { recursive: true });
  symlinkSync("aaaa", join(root, "releases/previous"));
  const container = {
    ...{ Id: "1", Names: [`/${grafana.container}`], Image: image, Created: 1, Labels: {} },
    NetworkSettings: { Networks: {} },
  };
  const backsUp = () => {
    mkdirSync(join(root, "bin"));
    writeFileSync(join(root, "bin/backup"), `#!/bin/sh\necho "complete: ${root}/backups/20260131T023000Z"\n`, {
      mode: 0o755,
    });
  };
  const run = (tasks_from: string, values: object = {}, ...options: readonly string[]) => {
    const task = {
      "ansible.builtin.import_role": { name: "docker-stack", tasks_from },
      ...(tasks_from === "one-way" && { when: "_docker_stack_crossings | length > 0" }),
    };
    const vars = { ansible_connection: "local", ansible_python_interpreter: "{{ ansible_playbook_python }}" };
    writeFileSync(
      join(project, "play.yml"),
      JSON.stringify([{ hosts: "stack[0]", gather_facts: false, vars, tasks: [task] }]),
    );
    const said = { docker_stack_root: root, _docker_stack_host: { containers: [container], networks: [] }, ...values };
    const { status, stdout, stderr } = spawnSync(
      join(repository, ".venv/bin/ansible-playbook"),
      ["play.yml", "-e", JSON.stringify(said), ...options],
      { cwd: project, encoding: "utf8", env: { ...process.env, ANSIBLE_STDOUT_CALLBACK: "default" } },
    );
    return { status, said: (stdout + stderr).replaceAll(/\s+/g, " ") };
  };
  return { root, run, backsUp, paper: join(root, "backups/one-way/grafana-12.4.json") };
}

test("a step that cannot be taken back begins with a backup, and going back past it asks for that one", () => {
  const { root, run, backsUp, paper } = host("grafana/grafana:12.3.1@sha256:0123");
  const bare = run("one-way");
  expect(bare.said).toContain("Nothing was stopped. The data of grafana would be brought to a form");
  expect(bare.said).toContain("docker_stack_without_backup");
  backsUp();
  mkdirSync(join(root, "backups"));
  expect(run("one-way")).toMatchObject({ status: 0 });
  expect(JSON.parse(readFileSync(paper, "utf8"))).toMatchObject({
    ...{ ...grafana, from: "grafana/grafana:12.3.1@sha256:0123" },
    ...{ set: "20260131T023000Z", releases: ["aaaa"] },
  });

  const back = run("rollback");
  expect(back.status).not.toBe(0);
  expect(back.said).toContain("Nothing was changed. The data of grafana was brought to a form since");
  expect(back.said).toContain("-e docker_stack_rollback_to=aaaa -e docker_stack_rollback_set=20260131T023000Z");
  // With it, what is refused is a set that is gone.
  expect(run("rollback", { docker_stack_rollback_set: "20260131T023000Z" }).said).toContain(
    "Nothing was changed. The set 20260131T023000Z is not in",
  );
});

test.each(["grafana/grafana:12.4.0", "registry.example.com:5000/grafana/grafana:v12.4.3"])(
  "%s reads what the stack's reads, and nothing is taken",
  (image) => {
    const { run, paper } = host(image);
    expect(run("one-way")).toMatchObject({ status: 0 });
    expect(existsSync(paper)).toBe(false);
  },
);
