import { expect, test } from "vitest";
import { readAnsibleProject } from "../../../src/reading/ansible/project.js";

const project = (files: Readonly<Record<string, string>>) =>
  readAnsibleProject(Object.entries(files).map(([path, text]) => ({ path, text, file: path })));

test("a playbook: plays with roles, tasks of all sections, variables, imports", () => {
  const { playbooks } = project({
    "site.yml": `- import_playbook: more.yml
- name: Web
  hosts: web
  become: true
  vars: {a: 1}
  vars_files: [vars/b.yml]
  pre_tasks:
    - command: first
  roles: [one, {role: two, x: 1}]
  tasks:
    - block:
        - command: second
      when: a
  handlers:
    - name: H
      command: third
`,
  });
  const [playbook] = playbooks;
  expect(playbook?.imports.map(({ path }) => path)).toEqual(["more.yml"]);
  const [play] = playbook?.plays ?? [];
  expect(play).toMatchObject({ name: "Web", hosts: "web", varsFiles: ["vars/b.yml"] });
  expect(play?.roles.map(({ name, variables }) => [name, variables])).toEqual([
    ["one", {}],
    ["two", { x: 1 }],
  ]);
  expect(
    play?.tasks.map(({ arguments: given, keywords, isHandler }) => [given.cmd, keywords.become, isHandler]),
  ).toEqual([
    ["first", true, false],
    ["second", true, false],
    ["third", true, true],
  ]);
  expect(play?.definitions.map(({ name }) => name)).toEqual(["a"]);
});

test("an inventory in YAML, one in INI, and variables of groups and hosts", () => {
  const files = {
    "group_vars/web/main.yml": "c: 3\n",
    "host_vars/w1.yml": "d: 4\n",
    "group_vars/all.yml": "broken: [\n",
  };
  const yaml = project({
    ...files,
    "inventory/hosts.yml": "all:\n  children:\n    web:\n      hosts: {'w[1:2]': {b: 2}}\n      vars: {a: 1}\n",
  });
  const ini = project({
    ...files,
    "inventory/hosts": "# hosts\n[web]\nw[1:2] b=2\n\n[web:vars]\na = 1\n\n[all:children]\nweb\n",
  });
  for (const { inventory } of [yaml, ini]) {
    expect(Object.keys(inventory.hosts).sort()).toEqual(["w1", "w2"]);
    expect(inventory.groups.web?.hosts).toEqual(["w1", "w2"]);
    expect(inventory.groups.all?.children).toEqual(["web"]);
    expect(inventory.groups.web?.variables.map(({ name, value }) => [name, value]).sort()).toEqual([
      ["a", 1],
      ["c", 3],
    ]);
    expect(inventory.hosts.w1?.variables.map(({ name, value }) => [name, value]).sort()).toEqual([
      ["b", 2],
      ["d", 4],
    ]);
    expect(inventory.unreadable.map(({ file }) => file.path)).toEqual(["group_vars/all.yml"]);
  }
});

test("roles of a project", () => {
  const { roles } = project({
    "roles/a/tasks/main.yml": "- command: x\n",
    "roles/b/meta/main.yml": "dependencies: [a]\n",
  });
  expect(roles.map(({ name, tasks, uses }) => [name, tasks.length, uses.length])).toEqual([
    ["a", 1, 0],
    ["b", 0, 1],
  ]);
});
