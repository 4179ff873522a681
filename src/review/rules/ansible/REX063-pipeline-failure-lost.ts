import type { Command } from "../../../model/ansible/command.js";
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
    for (const { kind, by, at, text, commands, lineAt } of role.scripts) {
      const pipe = text.includes("pipefail") ? undefined : pipedIn(commands);
      const path = /^file '(.*)'$/.exec(by)?.[1];
      if (path === undefined) {
        const task = /^task '([\s\S]*)'$/.exec(by)?.[1] ?? "";
        const isRun = kind === "shell" || kind === "command" || (kind === "script" && isBash(text));
        if (pipe !== undefined && isRun) yield { says: "task", at, with: { task, role: role.name } };
      } else if (kind === "script" && isBash(text)) {
        if (pipe !== undefined) yield { says: "script", at: lineAt(pipe.line), with: { path, role: role.name } };
        for (const [index, line] of text.split("\n").entries()) {
          const name = /^\s*(?:for\s+|export\s+|local\s+)?(UID|EUID|PPID)(?:=|\s+in\b)/.exec(line)?.[1];
          if (name !== undefined)
            yield { says: "readonly", at: lineAt(index + 1), with: { path, role: role.name, name } };
        }
      }
    }
  },
});

function isBash(text: string): boolean {
  return /^#!.*\bbash\b/.test(text);
}

/** The first program that feeds another. */
function pipedIn(commands: readonly Command[]): Command | undefined {
  const first = new Map<string, Command>();
  for (const command of commands) {
    const pipeline = `${command.pipeline} ${command.through.join(" ")}`;
    const known = first.get(pipeline);
    if (known !== undefined) return known;
    first.set(pipeline, command);
  }
  return undefined;
}
