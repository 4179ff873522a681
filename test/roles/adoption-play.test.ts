import { expect, test } from "vitest";
import { repository, run } from "../lint/projects.js";
import { scratch } from "../tools/scratch.js";
import { oldHost, own } from "./adoption/old-host.js";

const role = (tasks_from: string) => ({ "ansible.builtin.import_role": { name: "docker-stack", tasks_from } });

/** What look.py is asked for here: nothing but the place of the release that runs. */
const wanted = (root: string) => ({
  ...{
    trees: [],
    files: [],
    folders: [],
    documents: [],
    signs: [],
    keys: [],
    groups: {},
    disks: [],
    asked: [],
    places: [],
  },
  links: [`${root}/releases/current`],
  leaving: {
    root,
    record: "/nowhere",
    records: "/nowhere/*",
    moves: [],
    destroyed: [],
    made: { files: [], data: [], databases: [] },
  },
  compose: { folder: root, env: "", files: [] },
});

test("a deployment stays with what it took over once that is proven, goes back where something fails, and tells both", {
  timeout: 300_000,
}, () => {
  const worlds = { proven: oldHost(), uncopied: oldHost(), unwell: oldHost(), rehearsed: oldHost() };
  worlds.uncopied.program("cp", "#!/bin/sh\necho no such luck >&2; exit 1\n");
  const hosts = Object.entries(worlds).map(([name, { world, said }]) => [
    name,
    {
      ...{ world, docker_stack_name: "demo", docker_stack_root: said.root, docker_stack_networks: [] },
      docker_stack_services: [{ name: "db", container: "demo_db" }],
      docker_stack_adopted_projects: said.projects,
      docker_stack_adopted_containers: [],
      docker_stack_adopted_data: said.data,
      _wanted: wanted(said.root),
    },
  ]);
  const steps = [
    { "ansible.builtin.set_fact": { _docker_stack_wanted: "{{ _wanted }}" } },
    role("adopt-look"),
    { ...role("adopt"), when: "_docker_stack_is_adoption_pending and not ansible_check_mode" },
    { "ansible.builtin.fail": { msg: "planted" }, when: "inventory_hostname == 'unwell'" },
    { ...role("proven"), when: "not ansible_check_mode" },
  ];
  const folder = scratch({
    "hosts.yml": JSON.stringify({ all: { hosts: Object.fromEntries(hosts) } }),
    "play.yml": JSON.stringify([
      {
        hosts: "all",
        gather_facts: false,
        strategy: "ansible.builtin.host_pinned",
        vars: {
          ...{ ansible_connection: "local", ansible_python_interpreter: "{{ ansible_playbook_python }}" },
          docker_stack_may_be_absent: true,
        },
        environment: { WORLD: "{{ world }}", PATH: "{{ world }}/programs:{{ lookup('ansible.builtin.env', 'PATH') }}" },
        tasks: [{ block: steps, rescue: [role("give-up")] }],
      },
    ]),
    "ansible.cfg": `[defaults]\nroles_path = ${repository}/generated/roles\n[connection]\npipelining = True\n`,
  });
  const play = (more: string) =>
    run(
      "sh",
      ["-c", `ansible-playbook --forks 1 --inventory hosts.yml play.yml ${more} 2>&1 || test $? = 2`],
      folder,
    ).replaceAll(/\s+/g, " ");

  expect(play("--check --limit rehearsed")).toContain("failed=0");
  expect(worlds.rehearsed.read("log")).toBe("");

  const { unwell, uncopied, proven } = worlds;
  unwell.set({ containers: [...unwell.docker().containers, own("demo_db", unwell.at("opt/data/db"))] });
  const told = play("--limit proven,uncopied,unwell");
  expect(told).toContain("docker rm old-db-1 old-web-1");
  expect([proven.running(), proven.taken()]).toEqual([["stranger"], ["4711", "mine"]]);
  expect(told).toContain("The old containers run again, with their data as it was: taking them over failed.");
  expect(told).toContain("no such luck");
  expect(uncopied.running()).toEqual(["old-web-1", "old-db-1", "stranger"]);
  expect(unwell.running()).toEqual(["old-web-1", "old-db-1", "stranger"]);
  expect(unwell.docker().containers).toHaveLength(3);
  expect(unwell.givenBack()).toEqual(["4711"]);

  const again = play("--limit proven");
  expect(again).toContain("changed=0");
});
