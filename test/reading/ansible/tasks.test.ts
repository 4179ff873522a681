import { describe, expect, test } from "vitest";
import { roleFrom, roleOfTasks } from "./read.js";

const only = (text: string) => {
  const [task] = roleOfTasks(text).tasks;
  if (task === undefined) throw new Error("no task");
  return task;
};

// Expected values: what `ansible-playbook` passes to the module, by the documentation of each notation.
describe("the module and its arguments", () => {
  test.each<readonly [string, string, Readonly<Record<string, unknown>>]>([
    ["- ansible.builtin.copy: {src: a, dest: b}", "ansible.builtin.copy", { src: "a", dest: "b" }],
    ["- copy: src=a dest='b c' mode=0644", "ansible.builtin.copy", { src: "a", dest: "b c", mode: "0644" }],
    ["- ansible.legacy.copy: {src: a}", "ansible.builtin.copy", { src: "a" }],
    [
      "- action: copy src=a dest={{ x | default('b c') }}",
      "ansible.builtin.copy",
      { src: "a", dest: "{{ x | default('b c') }}" },
    ],
    ["- action: {module: copy, src: a}", "ansible.builtin.copy", { src: "a" }],
    ["- copy:\n  args: {src: a}", "ansible.builtin.copy", { src: "a" }],
    ["- command: ls -l creates=/x chdir=/y", "ansible.builtin.command", { cmd: "ls -l", creates: "/x", chdir: "/y" }],
    ["- command: {cmd: ls, creates: /x}", "ansible.builtin.command", { cmd: "ls", creates: "/x" }],
    ["- command: {argv: [ls, -l]}", "ansible.builtin.command", { argv: ["ls", "-l"] }],
    ["- command:\n    _raw_params: ls\n", "ansible.builtin.command", { cmd: "ls" }],
    [
      "- shell: |\n    a | b\n  args: {executable: /bin/bash}",
      "ansible.builtin.shell",
      { cmd: "a | b\n", executable: "/bin/bash" },
    ],
    ["- shell: PGPASSWORD=x psql key=value", "ansible.builtin.shell", { cmd: "PGPASSWORD=x psql key=value" }],
    ["- include_tasks: a.yml", "ansible.builtin.include_tasks", { file: "a.yml" }],
    ["- meta: flush_handlers", "ansible.builtin.meta", { free_form: "flush_handlers" }],
    ["- ufw: rule=allow port=22", "community.general.ufw", { rule: "allow", port: "22" }],
    ["- sysctl: {name: a, value: 1}", "ansible.posix.sysctl", { name: "a", value: 1 }],
    ["- my_own: {a: 1}", "my_own", { a: 1 }],
  ])("%j", (text, module, given) => {
    const task = only(text);
    expect([task.module?.name, task.arguments]).toEqual([module, given]);
  });

  test("defaults of a module, from the block around it", () => {
    const text =
      "- block:\n    - copy: {dest: a}\n  module_defaults:\n    ansible.builtin.copy: {mode: '0600', dest: z}\n";
    expect(only(text).arguments).toEqual({ mode: "0600", dest: "a" });
  });

  test("local_action runs on the control node", () => {
    expect(only("- local_action: command ls")).toMatchObject({
      action: "command",
      keywords: { delegate_to: "localhost" },
    });
  });

  test("each argument has its place", () => {
    const task = only("- name: x\n  command: ls\n  args: {chdir: /y}\n");
    expect(task.argumentRoutes).toEqual({ cmd: [0, "command"], chdir: [0, "args", "chdir"] });
  });
});

describe("blocks and includes", () => {
  test("keywords and conditions come from outside", () => {
    const text = `- block:
    - block:
        - command: a
          when: c
      when: [b]
  when: a
  become: true
  rescue:
    - command: r
  always:
    - command: z
`;
    const [a, r, z] = roleOfTasks(text).tasks;
    expect(a).toMatchObject({ conditions: ["a", "b", "c"], keywords: { become: true }, rescued: true });
    expect(r).toMatchObject({ rescued: false, rescues: true, conditions: ["a"] });
    expect(z).toMatchObject({ rescued: false, rescues: false });
  });

  test("an import gives its keywords to its file, an include those of 'apply', and only what every way gives", () => {
    const role = roleFrom({
      "tasks/main.yml": `- import_tasks: a.yml
  no_log: true
  when: x
- include_tasks: {file: b.yml, apply: {no_log: true}}
- include_tasks: c.yml
  no_log: true
- import_tasks: d.yml
  no_log: true
- import_tasks: d.yml
`,
      ...Object.fromEntries(["a", "b", "c", "d"].map((name) => [`tasks/${name}.yml`, "- command: x\n"])),
    });
    const noLog = (path: string) => role.tasks.find(({ file }) => file.path === path)?.keywords.no_log;
    expect(["a", "b", "c", "d"].map((name) => noLog(`tasks/${name}.yml`))).toEqual([true, true, undefined, undefined]);
    expect(role.tasks.find(({ file }) => file.path === "tasks/a.yml")?.conditions).toEqual(["x"]);
  });

  test("loops in every notation", () => {
    expect(only("- debug: msg=x\n  with_items: [a]\n").loop).toMatchObject({
      keyword: "with_items",
      items: ["a"],
      variable: "item",
    });
    expect(only("- debug: msg=x\n  loop: [a]\n  loop_control: {loop_var: b, index_var: i}\n").loop).toMatchObject({
      variable: "b",
      index: "i",
    });
  });
});

describe("files of a role", () => {
  test.each(["tasks/main.yml", "tasks/main.yaml", "tasks/main"])("%s holds tasks", (path) => {
    expect(roleFrom({ [path]: "- command: x\n" }).tasks).toHaveLength(1);
  });

  test("JSON is YAML", () => {
    expect(roleFrom({ "tasks/main.json": `[{"command": "x"}]` }).tasks).toHaveLength(1);
  });

  test.each([
    ["dependencies: [a, {role: b}, {name: c}, {src: d}]\n", ["a", "b", "c", "d"]],
    ["dependencies: a\n", ["a"]],
    ["dependencies: {role: a, x: 1}\n", ["a"]],
    ["dependencies: []\n", []],
  ])("dependencies %j", (text, expected) => {
    for (const path of ["meta/main.yml", "meta/main.yaml"])
      expect(roleFrom({ [path]: text }).uses.map(({ name }) => name)).toEqual(expected);
  });

  test("what tasks write: modules, loops, folders, and lines of shell", () => {
    const role = roleFrom({
      "files/a.conf": "A\n",
      "files/more/b.conf": "B\n",
      "templates/c.j2": "C {{ x }}\n",
      "tasks/main.yml": `- copy: {src: "{{ item }}.conf", dest: "/etc/{{ item }}.conf"}
  loop: [a]
- copy: {src: more/, dest: /etc/more}
- template: {src: c.j2, dest: /etc/c}
- lineinfile: {path: /etc/d, line: "D={{ d }}"}
- shell: "echo 'Port 22' >> /etc/e"
`,
      "defaults/main.yml": "d: 1\n",
    });
    const written = role.written.map(({ path, text, isWhole }) => [path, text.trim(), isWhole]);
    expect(written).toEqual([
      ["/etc/a.conf", "A", true],
      ["/etc/more", "B", true],
      ["/etc/c", "C {{ x }}", true],
      ["/etc/d", "D=1", false],
      ["/etc/e", "Port 22", false],
    ]);
  });

  test("what the role runs: tasks, scripts, timetables, units", () => {
    const role = roleFrom({
      "files/a.sh": "#!/bin/sh\n# no\ndocker ps\n",
      "files/b.service": "[Service]\nExecStart=-/usr/bin/docker run x\n",
      "templates/c.cron": "1 2 * * * root docker pull x\n",
      "files/d.py": `#!/usr/bin/env python3\nrun(["docker", "rm", "x"])\n`,
      "tasks/main.yml": `- command: docker info
- cron: {name: x, job: docker images}
- copy: {dest: /x.sh, content: "#!/bin/bash\\ndocker top x\\n"}
`,
    });
    const run = role.scripts.flatMap(({ commands }) =>
      commands.filter(({ program }) => program === "docker").map(({ text }) => text.replace(/^\S*docker/, "docker")),
    );
    expect([...new Set(run)].sort()).toEqual([
      "docker images",
      "docker info",
      "docker ps",
      "docker pull x",
      "docker rm x",
      "docker run x",
      "docker top x",
    ]);
    expect(role.scripts.find(({ by }) => by === "file 'files/a.sh'")?.commands[0]?.line).toBe(3);
  });

  test("values: what the role's own files say, and nothing where something else may say otherwise", () => {
    const role = roleFrom({
      "defaults/main.yml": "a: x\nb: '{{ a }}/y'\nc: {d: [z]}\ne: 1\n",
      "tasks/main.yml": "- set_fact: {e: 2}\n",
    });
    expect(role.resolve("{{ b }} {{ c.d[0] }} {{ e }} {{ f | default('g') }} {{ a | upper }}")).toBe(
      "x/y z {{ e }} g {{ a | upper }}",
    );
  });
});
