import { argumentAt, type Task } from "../../../model/ansible/task.js";
import type { FilePlace } from "../../finding.js";
import { readFolderOf } from "../../questions/names-in-folders.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX262",
  title: "A file that nobody reads, for its name",
  level: "error",
  says: {
    name: "{by} of role '{role}' writes '{path}', which {reader} does not read",
    mode: "{by} of role '{role}' writes '{path}' with mode {mode}, and {reader} runs only what is executable",
  },
  why: "Nothing fails and nothing is logged: the job never runs, the setting never counts.",
  fix: { name: "Call it otherwise: {reader} reads only {wanted}.", mode: 'Write mode: "0755".' },
  bad: {
    name: {
      role: "upkeep",
      files: {
        "tasks/main.yml": `- name: Clean up every night
  ansible.builtin.copy:
    src: clean-up.sh
    dest: /etc/cron.daily/clean-up.sh
    mode: "0755"
`,
        "files/clean-up.sh": "#!/bin/sh\nset -eu\nfind /var/cache/upkeep -type f -mtime +7 -delete\n",
      },
    },
    mode: {
      role: "upkeep",
      files: {
        "tasks/main.yml": `- name: Clean up every night
  ansible.builtin.copy:
    src: clean-up.sh
    dest: /etc/cron.daily/clean-up
    mode: "0644"
`,
        "files/clean-up.sh": "#!/bin/sh\nset -eu\nfind /var/cache/upkeep -type f -mtime +7 -delete\n",
      },
    },
  },
  good: {
    role: "upkeep",
    files: {
      "tasks/main.yml": `- name: Clean up every night
  ansible.builtin.copy:
    src: clean-up.sh
    dest: /etc/cron.daily/clean-up
    mode: "0755"
`,
      "files/clean-up.sh": "#!/bin/sh\\nset -eu\\nfind /var/cache/upkeep -type f -mtime +7 -delete\\n",
    },
  },
  links: [
    "https://manpages.debian.org/trixie/debianutils/run-parts.8.en.html",
    "https://manpages.debian.org/trixie/sudo/sudoers.5.en.html",
    "https://manpages.debian.org/trixie/cron/cron.8.en.html",
  ],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkRole(role) {
    for (const { path: written, by, task, lineAt } of role.written) {
      const path = role.resolve(written);
      const folder = readFolderOf(path);
      if (folder === undefined) continue;
      const { names, name, reader, wanted, runs } = folder;
      const given = { by, role: role.name, path, reader };
      const mode = task && modeOf(task);
      // What a variable stands for may end in anything.
      if (!names.test(name.replace(/\{\{.*?\}\}/g, "x")) && !name.endsWith("}}"))
        yield { says: "name", at: task ? placeOfPath(task) : lineAt(1), with: { ...given, wanted } };
      else if (runs && task !== undefined && mode !== undefined && !/[1357xX]/.test(mode))
        yield { says: "mode", at: argumentAt(task, "mode"), with: { ...given, mode } };
    }
  },
});

function placeOfPath(task: Task): FilePlace {
  return argumentAt(task, ["dest", "path"].find((name) => name in task.arguments) ?? "");
}

/** The mode that a task gives to a file, of one that says it. */
function modeOf({ arguments: { mode } }: Task): string | undefined {
  if (typeof mode === "number") return `0${mode.toString(8)}`;
  return typeof mode === "string" && /^[0-7]{3,4}$|^[ugoa]+[+=]/.test(mode) ? mode : undefined;
}
