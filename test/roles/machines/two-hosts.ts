import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { repository } from "../../lint/projects.js";
import { scratch } from "../../tools/scratch.js";

/** The hosts of these tests: folders of this machine. */
export const machines = { web: "front", store: "data" } as const;
export type HostName = keyof typeof machines;

interface Options {
  /** Files of each host below its folder of the stack. */
  readonly files: Readonly<Partial<Record<HostName, Readonly<Record<string, string>>>>>;
  /** Containers of each host, by the folder of data that each mounts. */
  readonly containers?: Readonly<Partial<Record<HostName, Readonly<Record<string, string>>>>>;
}

/** Two hosts of the stack 'shop', with a stand-in for Docker, and Ansible for the role stack-machines. */
export function twoHosts({ files, containers = {} }: Options) {
  const folder = scratch(
    Object.fromEntries(
      Object.entries(files).flatMap(([host, own]) =>
        Object.entries(own).map(([path, text]) => [`${host}/${path}`, text]),
      ),
    ),
  );
  const at = (host: HostName, path: string) => join(folder, host, path);
  mkdirSync(join(folder, "programs"));
  copyFileSync(join(repository, "test/roles/machines/docker.py"), join(folder, "programs/docker"));
  chmodSync(join(folder, "programs/docker"), 0o755);
  for (const host of Object.keys(machines) as HostName[]) {
    mkdirSync(join(folder, "worlds", host), { recursive: true });
    mkdirSync(join(folder, host), { recursive: true });
    const told = Object.entries(containers[host] ?? {}).map(([name, data]) => ({
      name: `shop_${name}`,
      stack: "shop",
      mounts: [at(host, `data/${data}`)],
      running: true,
    }));
    writeFileSync(join(folder, "worlds", host, "containers.json"), JSON.stringify(told));
  }
  symlinkSync(join(repository, "roles-src"), join(folder, "roles"));
  return {
    at,
    /** What stands in the folder of the data of a host. */
    data: (host: HostName) => (existsSync(at(host, "data")) ? readdirSync(at(host, "data")).sort() : []),
    text: (host: HostName, path: string) => readFileSync(at(host, path), "utf8"),
    containersOf: (host: HostName): readonly { readonly name: string; readonly running: boolean }[] =>
      JSON.parse(readFileSync(join(folder, "worlds", host, "containers.json"), "utf8")).map(
        ({ name, running }: { name: string; running: boolean }) => ({ name, running }),
      ),
    record: (host: HostName) => JSON.parse(readFileSync(join(folder, "worlds", host, "record.json"), "utf8")),
    /** What is left on the controller. */
    onTheWay: () => (existsSync(join(folder, "way/shop")) ? readdirSync(join(folder, "way/shop")) : []),
    /** Runs what a deployment does before and after the hosts are changed. */
    deploy: (on: Readonly<Record<string, string>>, words: readonly string[] = []) => deployed(folder, on, words),
  };
}

function deployed(folder: string, on: Readonly<Record<string, string>>, words: readonly string[]) {
  const include = (tasks: string) => ({
    "ansible.builtin.include_role": { name: "stack-machines", tasks_from: tasks, apply: { tags: ["always"] } },
    // Files of the host, that stand below this test's folder.
    vars: {
      _stack_machines_paper: "{{ world }}/homes",
      _stack_machines_here: { stack: "shop", root: "{{ stack_root }}", record: "{{ world }}/record.json" },
    },
  });
  const play = (name: string, serial: 1 | "100%", tasks: object) => ({
    ...{ name, hosts: "stack", gather_facts: false, any_errors_fatal: true, serial, tags: ["always"] },
    environment: { WORLD: "{{ world }}", PATH: `${folder}/programs:{{ lookup('ansible.builtin.env', 'PATH') }}` },
    ...tasks,
  });
  const giveUp = { "ansible.builtin.fail": { msg: "gave up" } };
  writeFileSync(
    join(folder, "play.yml"),
    JSON.stringify([
      play("Look at all machines", "100%", { tasks: [{ block: [include("begin")], rescue: [giveUp] }] }),
      play("Smoke tests", 1, { tasks: [include("prove")] }),
    ]),
  );
  const hosts = Object.fromEntries(
    Object.entries(machines).map(([name, machine]) => [
      name,
      {
        stack_machine: machine,
        stack_root: join(folder, name),
        world: join(folder, "worlds", name),
        stack_machines_data_folders: [join(folder, name, "data")],
      },
    ]),
  );
  const vars = {
    ansible_connection: "local",
    ansible_python_interpreter: "{{ ansible_playbook_python }}",
    stack_present_packages: ["rsync"],
    stack_move_folder: join(folder, "way"),
    stack_machines_stack: "shop",
    stack_machines_asks: [],
    stack_machines_data: Object.entries(on).map(([of, one]) => ({ of, was: "", machines: [one], upgrades: false })),
  };
  writeFileSync(join(folder, "inventory.yml"), JSON.stringify({ stack: { vars, hosts } }));
  const { status, stdout, stderr } = spawnSync(
    "ansible-playbook",
    ["--inventory", "inventory.yml", "play.yml", ...words],
    {
      cwd: folder,
      encoding: "utf8",
      env: {
        PATH: `${join(repository, ".venv/bin")}:${process.env.PATH ?? ""}`,
        HOME: process.env.HOME,
        LANG: "C.UTF-8",
        ANSIBLE_NOCOLOR: "1",
        ANSIBLE_LOCALHOST_WARNING: "0",
      },
    },
  );
  const said = `${stdout}${stderr}`.replaceAll(`${folder}/`, "").replaceAll(/\s+/g, " ");
  return {
    isDone: status === 0,
    said,
    changed: [...stdout.matchAll(/changed=(\d+)/g)].map(([, count]) => Number(count)),
  };
}
