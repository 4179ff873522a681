import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repository, run } from "../lint/projects.js";
import { writeProject } from "../tools/scratch.js";

/** A host before the role brings it to what the stack says. */
export interface World {
  readonly containers: readonly object[];
  /** The exit code of a job that runs. Default: 0. */
  readonly ends?: number | "never";
  readonly variables?: object;
}

/** The variables of the role that a test is about. */
export interface StackOfRole {
  readonly docker_stack_services: readonly { readonly name: string }[];
  readonly docker_stack_starts: readonly object[];
  readonly docker_stack_jobs: readonly { readonly service: string }[];
  readonly _docker_stack_seen: object;
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
  docker_container: `${head(any("name state comparisons keep_volumes").join(", "))}
log(module.params["state"] + " " + module.params["name"])
module.exit_json(changed=True)
`,
  docker_network: `${head("")}
module.exit_json(changed=False)
`,
  docker_container_exec: `${head(any("container argv").join(", "))}
log("set up " + module.params["container"])
module.exit_json(changed=False, stdout="", rc=0)
`,
  docker_container_info: `${head(any("name").join(", "))}
state = {"Status": "exited", "ExitCode": 3, "OOMKilled": False, "Error": ""}
module.exit_json(exists=True, container={"State": state, "RestartCount": 0})
`,
  docker_host_info: `${head(any("containers containers_all networks verbose_output").join(", "))}
module.exit_json(containers=json.load(open(os.path.join(os.environ["WORLD"], "afterwards"))), networks=[])
`,
};

const program = `#!/bin/sh
case $1 in
  wait) if grep -q never "$WORLD/ends"; then exec sleep 30; else cat "$WORLD/ends"; fi ;;
  logs) echo "no such column" ;;
esac
`;

/** A service as the role's variables name it. */
export const service = (name: string, more: object = {}) => ({
  ...{ name, container: `demo_${name}`, wave: "apps", project: "demo-apps", networks: [], network_of: "" },
  ...{ published: [], provision: [], ...more },
});

/** What is started together. */
export const start = (patience: number, ...services: readonly string[]) => ({
  ...{ project: "demo-apps", file: "docker-compose.yml", services, patience },
});

/** A container of the host, in Docker's words. */
export const container = (name: string, state: string, status: string, hash: string, more: object = {}) => ({
  ...{ Id: name, Names: [`/demo_${name}`], Image: "ghcr.io/example/shop:1", Created: 0, State: state, Status: status },
  HostConfig: {},
  NetworkSettings: { Networks: {} },
  Labels: {
    "com.docker.compose.config-hash": hash,
    "com.docker.compose.project": "demo-apps",
    "com.docker.compose.service": name,
    "dev.rexible.stack": "demo",
  },
  ...more,
});

const usual = { docker_stack_name: "demo", docker_stack_root: "/opt/demo", docker_stack_networks: [] };

/** Every service runs and is well once the role has done its work. */
const afterwards = (stack: StackOfRole) =>
  stack.docker_stack_services
    .filter(({ name }) => !stack.docker_stack_jobs.some(({ service }) => service === name))
    .map(({ name }) => ({ Names: [`/demo_${name}`], State: "running", Status: "Up 2 seconds (healthy)" }));

/** Brings all hosts at once to what the stack says. Gives of each what was done there, and what it said where it failed. */
export function converged<Name extends string>(stack: StackOfRole, worlds: Readonly<Record<Name, World>>) {
  const folder = mkdtempSync(join(tmpdir(), "rexible-converged-"));
  const named = Object.entries<World>(worlds);
  const collection = "collections/ansible_collections/community/docker/plugins/modules";
  writeProject(folder, {
    "hosts.yml": JSON.stringify({
      all: {
        hosts: Object.fromEntries(
          named.map(([name, { containers, variables }]) => {
            const found = { _docker_stack_host: { containers, networks: [] } };
            return [name, { ...usual, ...stack, ...found, ...variables, world: join(folder, name) }];
          }),
        ),
      },
    }),
    "play.yml": JSON.stringify([
      {
        hosts: "all",
        gather_facts: false,
        // One after the other, as the stack's plays have serial: 1: Ansible includes the files of several hosts in the order of the first.
        strategy: "ansible.builtin.host_pinned",
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
      named.flatMap(([name, { ends = 0 }]) => [
        [`${name}/ends`, `${ends}\n`],
        [`${name}/afterwards`, JSON.stringify(afterwards(stack))],
        [`${name}/log`, ""],
      ]),
    ),
  });
  const play = "chmod +x programs/docker; ansible-playbook --forks 1 --inventory hosts.yml play.yml || test $? = 2";
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
