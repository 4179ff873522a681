import { shellLinesOf } from "../../role-source/shell.js";
import { argument, isRecord, type Task, tasksOf } from "../../role-source/task.js";
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
        "tasks/main.yml": `- name: Fetch the tool
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
      "tasks/main.yml": `- name: Fetch the tool
  ansible.builtin.git:
    repo: https://git.example.com/tool.git
    dest: /opt/tool
    version: v1.4.2
`,
    },
  },
  links: ["https://docs.ansible.com/ansible/latest/collections/ansible/builtin/git_module.html"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkRole(role) {
    for (const task of tasksOf(role))
      for (const what of floatingIn(task))
        yield {
          says: "version",
          at: { file: task.file, route: task.route },
          with: { by: `task '${task.name}'`, role: role.name, what },
        };
    for (const { text, at, by } of shellLinesOf(role)) {
      if (/\b(?:curl|wget)\b[^|\n]*\|\s*(?:sudo\s+(?:-\w+\s+)*)?(?:ba|da|z)?sh\b/.test(text))
        yield { says: "piped", at, with: { by, role: role.name } };
      for (const [, what = ""] of text.matchAll(installs))
        if (!/[@=]\d|==|\{\{|\$|^[./]|\.(txt|whl|toml)$|@[\w.-]*\d/.test(what))
          yield { says: "version", at, with: { by, role: role.name, what } };
    }
  },
});

/** What a package manager of a language installs by a command. */
const installs =
  /\b(?:pip3? install|pipx install|uv tool install|npm (?:install|i) (?:-g|--global)|uvx)(?:\s+--?(?!r\b)[\w-]+)*\s+(?!-)([\w@./$={}-]+)/g;

/** What a module fetches by a name that moves. */
function floatingIn(task: Task): readonly string[] {
  const version = argument(task, "version");
  switch (task.action) {
    case "git":
      return /^(|HEAD|main|master|develop|trunk)$/.test(version) ? [argument(task, "repo")] : [];
    case "pip":
      return version === "" ? namesOf(task).filter((name) => !/==|@|\{\{|^[./]|\.(txt|whl)$/.test(name)) : [];
    case "npm":
      return version === "" ? namesOf(task).filter((name) => !/.@|\{\{/.test(name)) : [];
    case "get_url":
      return argument(task, "checksum") === "" && /\/latest\//.test(argument(task, "url"))
        ? [argument(task, "url")]
        : [];
    default:
      return [];
  }
}

function namesOf({ arguments: given }: Task): readonly string[] {
  const name = isRecord(given) ? given.name : undefined;
  return (Array.isArray(name) ? name : [name]).filter((one): one is string => typeof one === "string");
}
