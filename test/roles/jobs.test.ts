import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { repository, run } from "../lint/projects.js";
import { writeProject } from "../tools/scratch.js";

/** What a host has when the role brings it to what the stack says: a job that ended, and how it will end if it runs. */
interface World {
  readonly ended: number | undefined;
  readonly ends: number | "never";
  readonly hash?: string;
  /** Whether the container is there that a timer starts. */
  readonly made?: boolean;
  readonly variables?: object;
}

const head = (spec: string) => `#!/usr/bin/python
import json, os
from ansible.module_utils.basic import AnsibleModule
module = AnsibleModule(argument_spec={${spec}}, supports_check_mode=True)
def log(line):
    open(os.path.join(os.environ["WORLD"], "log"), "a").write(line + "\\n")
`;
const any = (names: string) => names.split(" ").map((name) => `"${name}": {"type": "raw"}`);

const modules: Readonly<Record<string, string>> = {
  docker_compose_v2: `${head(any("project_name project_src files services pull recreate state wait wait_timeout").join(", "))}
log(" ".join([module.params["state"] or "up", *module.params["services"], module.params["recreate"] or "as it is"]))
module.exit_json(changed=True)
`,
  docker_container: `${head(any("name state comparisons").join(", "))}
log(module.params["state"] + " " + module.params["name"])
module.exit_json(changed=True)
`,
  docker_network: `${head("")}
module.exit_json(changed=False)
`,
  docker_container_info: `${head(any("name").join(", "))}
state = {"Status": "exited", "ExitCode": 3, "OOMKilled": False, "Error": ""}
module.exit_json(exists=True, container={"State": state, "RestartCount": 0})
`,
  docker_host_info: `${head(any("containers containers_all networks verbose_output").join(", "))}
module.exit_json(containers=[{"Names": ["/demo_shop"], "State": "running", "Status": "Up 2 seconds (healthy)"}], networks=[])
`,
};

const program = `#!/bin/sh
case $1 in
  wait) if grep -q never "$WORLD/ends"; then exec sleep 30; else cat "$WORLD/ends"; fi ;;
  logs) echo "no such column" ;;
esac
`;

const service = (name: string) => ({
  ...{ name, container: `demo_${name}`, wave: "apps", project: "demo-apps", networks: [], network_of: "" },
  ...{ published: [], provision: [] },
});
const start = (name: string, patience: number) => ({
  ...{ project: "demo-apps", file: "docker-compose.yml", services: [name], patience },
});

const usual = {
  docker_stack_name: "demo",
  docker_stack_root: "/opt/demo",
  docker_stack_services: [service("shop"), service("migrate"), service("report")],
  docker_stack_starts: [start("migrate", 1), start("shop", 60), start("report", 60)],
  docker_stack_jobs: [
    { service: "migrate", container: "demo_migrate", scheduled: false },
    { service: "report", container: "demo_report", scheduled: true },
  ],
  docker_stack_networks: [],
  _docker_stack_seen: { hashes: { "demo-apps": { shop: "new", migrate: "wanted", report: "wanted" } }, written: {} },
};

const container = (name: string, state: string, status: string, hash: string) => ({
  ...{ Id: name, Names: [`/demo_${name}`], Image: "ghcr.io/example/shop:1", Created: 0, State: state, Status: status },
  HostConfig: {},
  NetworkSettings: { Networks: {} },
  Labels: {
    "com.docker.compose.config-hash": hash,
    "com.docker.compose.project": "demo-apps",
    "com.docker.compose.service": name,
    "dev.rexible.stack": "demo",
  },
});

/** Brings all hosts at once to what the stack says. Gives of each what was done there, and what it said where it failed. */
function converged<Name extends string>(worlds: Readonly<Record<Name, World>>) {
  const folder = mkdtempSync(join(tmpdir(), "rexible-jobs-"));
  const named = Object.entries<World>(worlds);
  const collection = "collections/ansible_collections/community/docker/plugins/modules";
  writeProject(folder, {
    "hosts.yml": JSON.stringify({
      all: {
        hosts: Object.fromEntries(
          named.map(([name, { ended, hash = "wanted", made = false, variables }]) => {
            const shop = container("shop", "running", "Up 2 days (healthy)", "old");
            const status = `Exited (${ended}) 2 days ago`;
            const job = ended === undefined ? [] : [container("migrate", "exited", status, hash)];
            const timed = made ? [container("report", "created", "Created", "wanted")] : [];
            const found = { _docker_stack_host: { containers: [shop, ...job, ...timed], networks: [] } };
            return [name, { ...usual, ...found, ...variables, world: join(folder, name) }];
          }),
        ),
      },
    }),
    "play.yml": JSON.stringify([
      {
        hosts: "all",
        gather_facts: false,
        // Each for itself: else Ansible includes the files of all hosts in the order of the first. The stack's plays have serial: 1.
        strategy: "ansible.builtin.free",
        vars: { ansible_connection: "local", ansible_python_interpreter: "{{ ansible_playbook_python }}" },
        environment: { WORLD: "{{ world }}", PATH: `${folder}/programs:{{ lookup('ansible.builtin.env', 'PATH') }}` },
        tasks: [{ "ansible.builtin.import_role": { name: "docker-stack", tasks_from: "converge" } }],
      },
    ]),
    "ansible.cfg": `[defaults]
collections_path = ${folder}/collections
roles_path = ${repository}/generated/roles
stdout_callback = ansible.posix.json
[connection]
pipelining = True
`,
    "programs/docker": program,
    ...Object.fromEntries(Object.entries(modules).map(([name, text]) => [`${collection}/${name}.py`, text])),
    ...Object.fromEntries(
      named.flatMap(([name, { ends }]) => [
        [`${name}/ends`, `${ends}\n`],
        [`${name}/log`, ""],
      ]),
    ),
  });
  const play = "chmod +x programs/docker; ansible-playbook --inventory hosts.yml play.yml || test $? = 2";
  const told = JSON.parse(run("sh", ["-c", play], folder)) as {
    readonly plays: readonly { readonly tasks: readonly { readonly hosts: Readonly<Record<string, object>> }[] }[];
  };
  const results = told.plays.flatMap(({ tasks }) => tasks.map(({ hosts }) => hosts));
  const seen = named.map(([name]) => {
    const last = results.flatMap((hosts) => hosts[name] ?? []).at(-1) as { failed?: boolean; msg?: string } | undefined;
    const did = readFileSync(join(folder, name, "log"), "utf8")
      .split("\n")
      .filter(Boolean);
    return [name, { did, said: last?.failed === true ? (last.msg ?? "") : "" }];
  });
  rmSync(folder, { recursive: true });
  return Object.fromEntries(seen) as Record<Name, { readonly did: readonly string[]; readonly said: string }>;
}

describe("a deployment with a job before a service", () => {
  let seen: ReturnType<typeof all>;
  const all = () =>
    converged({
      done: { ended: 0, ends: 0 },
      changed: { ended: 0, ends: 0, hash: "another" },
      asked: { ended: 0, ends: 0, made: true, variables: { docker_stack_run_jobs: ["migrate"] } },
      failed: { ended: 3, ends: 3 },
      endless: { ended: undefined, ends: "never" },
    });
  beforeAll(() => {
    seen = all();
  }, 120_000);

  const [ran, started, made] = ["up migrate always", "up shop as it is", "stopped report as it is"];

  test("runs it, made anew, before the service is started", () => {
    expect(seen.changed).toEqual({ did: [ran, started, made], said: "" });
  });

  test("does not run it once more, unless it changed, failed or is asked for", () => {
    expect(seen.done).toEqual({ did: [started, made], said: "" });
    expect(seen.asked.did).toEqual([ran, started]);
  });

  test("makes the container of a job on a schedule, and does not start it", () => {
    expect(seen.done.did).toContain(made);
    expect(seen.asked.did).not.toContain(made);
  });

  test("holds the service back where it fails, and shows its last lines", () => {
    expect(seen.failed.did).toEqual([ran]);
    expect(seen.failed.said).toContain("Container 'demo_migrate' is exited with exit code 3.");
    expect(seen.failed.said).toContain("no such column");
  });

  test("stops it where it does not end in its time", () => {
    expect(seen.endless.did).toEqual([ran, "stopped demo_migrate"]);
    expect(seen.endless.said).toContain("It had 1 seconds to end, and was stopped.");
    expect(seen.endless.said).not.toContain("Compose says");
  });
});
