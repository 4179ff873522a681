import { textsIn } from "../../../model/ansible/data.js";
import type { Role } from "../../../model/ansible/role.js";
import { argument, roundsOf, type Task } from "../../../model/ansible/task.js";
import { addedBy, fetchedBy, installedBy, isMovingAddress, runsDownload } from "../../questions/downloads.js";
import { runsOf } from "../../questions/role-scripts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX068",
  title: "A program from the network without a version",
  level: "error",
  says: {
    version: "{by} of role '{role}' installs '{what}' without an exact version",
    piped: "{by} of role '{role}' pipes a download into a shell",
  },
  why: "The next host, or the next run, gets another program: a silent release has broken deployments that nobody had touched. What a shell reads from the network nobody has read before.",
  fix: {
    version: "Name the exact version, or a commit; give a download its 'checksum'.",
    piped: "Download a named version with 'get_url' and its 'checksum', then run it.",
  },
  bad: {
    version: {
      role: "tool",
      files: {
        "tasks/main.yml": `- name: Install what the next task runs
  ansible.builtin.apt:
    name: git
    state: present

- name: Fetch the tool
  ansible.builtin.git:
    repo: https://git.example.com/tool.git
    dest: /opt/tool
    version: main
`,
      },
    },
    piped: {
      role: "tool",
      files: {
        "tasks/main.yml": `- name: Install the tool
  ansible.builtin.shell:
    cmd: |
      set -o pipefail
      curl -fsSL https://get.example.com | bash
    executable: /bin/bash
    creates: /usr/local/bin/tool
`,
      },
    },
  },
  good: {
    role: "tool",
    files: {
      "tasks/main.yml": `- name: Install what the next task runs
  ansible.builtin.apt:
    name: git
    state: present

- name: Fetch the tool
  ansible.builtin.git:
    repo: https://git.example.com/tool.git
    dest: /opt/tool
    version: v1.4.2
`,
    },
  },
  links: ["https://docs.ansible.com/ansible/latest/collections/ansible/builtin/git_module.html"],
  inEditor: false,
  abroad: { because: "Not everybody promises the same build twice." },
  acceptable: true,
}).judgedBy({
  *checkRole(role) {
    for (const task of role.tasks)
      for (const what of floatingIn(task, role))
        yield { says: "version", at: task.at, with: { by: `task '${task.name}'`, role: role.name, what } };
    for (const run of runsOf(role)) {
      const { by, at } = run;
      if (runsDownload(run)) yield { says: "piped", at, with: { by, role: role.name } };
      for (const what of [...installedBy(run), ...fetchedBy(run)])
        yield { says: "version", at, with: { by, role: role.name, what } };
    }
    for (const file of role.files.filter(({ path }) => /(?:^|[/.])(?:docker|container)file\b/i.test(path)))
      for (const [index, line] of role.resolve(file.text).split("\n").entries()) {
        const words = /^\s*ADD\s+(.*)$/i.exec(line)?.[1]?.split(/\s+/) ?? [];
        const isOption = (word: string) => word.startsWith("--");
        for (const what of addedBy(
          words.filter((word) => !isOption(word)),
          words.filter(isOption),
        ))
          yield {
            says: "version",
            at: { file, line: index + 1 },
            with: { by: `file '${file.path}'`, role: role.name, what },
          };
      }
  },
});

/** What a module fetches by a name that moves. */
function floatingIn(task: Task, { resolve }: Role): readonly string[] {
  const version = argument(task, "version");
  const names = textsIn(task.arguments.name);
  switch (task.action) {
    case "git":
      return /^(|HEAD|main|master|develop|trunk)$/.test(version) ? [argument(task, "repo", "name")] : [];
    case "pip":
      return version === "" ? names.filter((name) => !/==|@|\{\{|^[./]|\.(txt|whl)$/.test(name)) : [];
    case "npm":
      return version === "" ? names.filter((name) => !/.@|\{\{/.test(name)) : [];
    case "get_url":
    case "unarchive":
    case "uri": {
      if (task.action === "uri" && task.arguments.dest === undefined) return [];
      const checksum = resolve(argument(task, "checksum"));
      if (checksum !== "" && !isMovingAddress(checksum.replace(/^\w+:(?=https?:)/, ""))) return [];
      return roundsOf(task)
        .map((round) => resolve(argument(task, "url", "src"), round))
        .filter(isMovingAddress);
    }
    default:
      return [];
  }
}
