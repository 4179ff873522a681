import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { compiled, filesBelow, repository } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";

const generated = compiled("test/exit/fixtures/stack.ts");

const role = (tasks_from: string) => ({ "ansible.builtin.import_role": { name: "docker-stack", tasks_from } });

/** What a deployment does of it, without Docker and what roles bring in between: look, write down, remove. */
const deployment = [
  {
    hosts: "stack[0]",
    connection: "local",
    gather_facts: false,
    tags: ["always"],
    vars: { ansible_python_interpreter: "{{ ansible_playbook_python }}", docker_stack_may_be_absent: true },
    tasks: [
      role("look"),
      role("remember"),
      { ...role("leave"), when: "_docker_stack_left.after | default(none) is not none" },
    ],
  },
];

/** The project and a host that is a folder. */
function sandbox() {
  const folder = scratch({ "var/.keep": "" });
  const project = join(folder, "project");
  cpSync(generated(), project, { recursive: true });
  writeFileSync(join(project, "play.yml"), JSON.stringify(deployment));
  const root = join(folder, "opt/shop");
  const record = join(folder, "var/rexible-shop.json");
  const hostFiles = [`${root}/bin/backup`, `${root}/secrets/backup/heartbeat-url`];
  const run = (said: object, ...options: readonly string[]) => {
    const values = {
      docker_stack_root: root,
      _docker_stack_record: record,
      docker_stack_host_files: hostFiles,
      ...said,
    };
    const program = join(repository, ".venv/bin/ansible-playbook");
    const { status, stdout, stderr } = spawnSync(program, ["play.yml", "-e", JSON.stringify(values), ...options], {
      cwd: project,
      encoding: "utf8",
      env: { ...process.env, DOCKER_HOST: "unix:///nowhere.sock", ANSIBLE_STDOUT_CALLBACK: "default" },
    });
    if (status !== 0) throw new Error(stdout + stderr);
    const changed = stdout.split(/^TASK /m).filter((task) => /^changed: /m.test(task));
    return { stdout, changed: changed.map((task) => /^\[docker-stack : (.*?)\]/.exec(task)?.[1] ?? task) };
  };
  const make = () => {
    for (const path of JSON.parse(readFileSync(record, "utf8")).files as readonly string[]) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, path);
    }
  };
  return { root, record, project, hostFiles, run, make, there: () => filesBelow(root) };
}

test("what left the stack is told by a rehearsal, removed by a deployment, and nothing is left for the next", () => {
  const { root, record, run, make, there, project } = sandbox();
  expect(run({}).changed).toEqual(["Write down what the stack makes on this host"]);
  make();
  const whole = there();
  expect(whole).toContain("configs/mailer/etc/mailer.conf");
  expect(whole).toContain("secrets/shop/DB_PASSWORD");

  writeFileSync(join(root, "configs/mailer/notes"), "the operator's");
  mkdirSync(join(root, "data/mailer"), { recursive: true });
  rmSync(join(project, "roles/shop/templates/secrets"), { recursive: true });
  const later = {
    docker_stack_configure_roles: ["postgresql", "shop", "caddy"],
    docker_stack_host_files: [`${root}/bin/backup`],
  };
  const gone = ["configs/mailer/etc/mailer.conf", "secrets/backup/heartbeat-url", "secrets/shop/DB_PASSWORD"];

  const limited = run(later, "--tags", "shop");
  expect(limited.changed).toEqual([]);
  for (const path of gone) expect(limited.stdout).toContain(join(root, path));

  const rehearsed = run(later, "--check", "--diff");
  for (const path of gone) expect(rehearsed.stdout).toContain(join(root, path));
  expect(there()).toEqual([...whole, "configs/mailer/notes"].sort());

  const removed = run(later);
  expect(removed.changed).toEqual(rehearsed.changed);
  expect(there()).toEqual([...whole.filter((path) => !gone.includes(path)), "configs/mailer/notes"].sort());
  const folders = ["configs/mailer/etc", "secrets/backup", "secrets/shop"];
  expect(folders.filter((path) => existsSync(join(root, path)))).toEqual([]);
  expect(existsSync(join(root, "data/mailer"))).toBe(true);
  expect(JSON.stringify(JSON.parse(readFileSync(record, "utf8")))).not.toMatch(/mailer|heartbeat|DB_PASSWORD/);
  expect(run(later).changed).toEqual([]);
});
