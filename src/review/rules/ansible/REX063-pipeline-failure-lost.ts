import { isBash } from "../../role-source/shell.js";
import { commandLine, tasksOf } from "../../role-source/task.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX063",
  title: "Shell that goes on after a failure, or cannot run",
  level: "error",
  says: {
    task: "task '{task}' of role '{role}' runs a pipeline without 'pipefail'",
    script: "script '{path}' of role '{role}' runs a pipeline without 'pipefail'",
    readonly: "script '{path}' of role '{role}' sets '{name}', which bash does not let anyone set",
  },
  why: "A pipeline succeeds when its last program does: 'pg_dump | gzip' is green with an empty file. Backups were empty for months that way.",
  fix: {
    task: "Begin with 'set -o pipefail' and set 'executable: /bin/bash', or use a module.",
    script: "Write 'set -euo pipefail' below the first line.",
    readonly: "Take another name: UID, EUID and PPID are bash's own.",
  },
  bad: {
    task: {
      role: "save",
      files: {
        "tasks/main.yml": `- name: Save the records
  ansible.builtin.shell:
    cmd: /usr/local/bin/dump | gzip > /var/backups/records.gz
  changed_when: true
`,
      },
    },
    script: {
      role: "save",
      files: { "files/save.sh": "#!/bin/bash\n/usr/local/bin/dump | gzip > /var/backups/records.gz\n" },
    },
    readonly: {
      role: "save",
      files: { "files/save.sh": '#!/bin/bash\nset -euo pipefail\nfor UID in 999 1000; do echo "$UID"; done\n' },
    },
  },
  good: {
    role: "save",
    files: {
      "files/save.sh": "#!/bin/bash\nset -euo pipefail\n/usr/local/bin/dump | gzip > /var/backups/records.gz\n",
    },
  },
  links: ["https://ansible.readthedocs.io/projects/lint/rules/risky-shell-pipe/"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkRole(role) {
    for (const task of tasksOf(role)) {
      const line = commandLine(task);
      if (task.action === "shell" && hasPipe(line) && !line.includes("pipefail"))
        yield { says: "task", at: { file: task.file, route: task.route }, with: { task: task.name, role: role.name } };
    }
    for (const file of role.files.filter(isBash)) {
      const { path, text } = file;
      const lines = text.split("\n");
      const pipe = text.includes("pipefail") ? -1 : lines.findIndex(hasPipe);
      if (pipe >= 0) yield { says: "script", at: { file, line: pipe + 1 }, with: { path, role: role.name } };
      for (const [index, line] of lines.entries()) {
        const name = /^\s*(?:for\s+|export\s+|local\s+)?(UID|EUID|PPID)(?:=|\s+in\b)/.exec(line)?.[1];
        if (name !== undefined)
          yield { says: "readonly", at: { file, line: index + 1 }, with: { path, role: role.name, name } };
      }
    }
  },
});

/** Whether two programs are joined, outside quotes, comments and expressions of Jinja. */
function hasPipe(line: string): boolean {
  const bare = line
    .replace(/\{[{%][\s\S]*?[%}]\}/g, "")
    .replace(/'[^']*'|"(?:[^"\\]|\\.)*"/g, (quoted) => (/\$\(.*\|/.test(quoted) ? "|" : ""))
    .replace(/(^|\s)#.*/g, "");
  return /(?<![|>])\|(?!\|)/.test(bare);
}
