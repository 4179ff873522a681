import type { Role } from "../../../model/ansible/role.js";
import { argument, argumentAt, type Task } from "../../../model/ansible/task.js";
import type { FilePlace } from "../../finding.js";
import { readFolderOf } from "../../questions/names-in-folders.js";
import { runsOf } from "../../questions/role-scripts.js";
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
    for (const { path: written, by, at, mode } of placedBy(role)) {
      const path = role.resolve(written);
      const folder = readFolderOf(path);
      if (folder === undefined) continue;
      const { names, name, reader, wanted, runs } = folder;
      const given = { by, role: role.name, path, reader };
      // What a variable stands for may end in anything.
      if (!names.test(name.replace(/\{\{.*?\}\}/g, "x")) && !name.endsWith("}}"))
        yield { says: "name", at, with: { ...given, wanted } };
      else if (runs && mode !== undefined && !/[1357xX]/.test(mode.text))
        yield { says: "mode", at: mode.at, with: { ...given, mode: mode.text } };
    }
  },
});

interface Placed {
  readonly path: string;
  readonly by: string;
  readonly at: FilePlace;
  readonly mode?: { readonly text: string; readonly at: FilePlace } | undefined;
}

/** The files that a role writes, links, copies or lets cron have, each by its path on the host. */
function* placedBy(role: Role): Generator<Placed> {
  for (const { path, by, task, lineAt } of role.written) {
    const text = task && modeOf(task);
    const mode = task && text !== undefined ? { text, at: argumentAt(task, "mode") } : undefined;
    yield { path, by, at: task ? placeOfPath(task) : lineAt(1), mode };
  }
  for (const task of role.tasks) {
    const [by, says] = [`task '${task.name}'`, argument(task, "state")];
    if (task.action === "file" && /^(?:link|hard)$/.test(says))
      yield { path: argument(task, "dest", "path", "name"), by, at: placeOfPath(task) };
    const file = task.action === "cron" && says !== "absent" ? argument(task, "cron_file") : "";
    if (file !== "")
      yield { path: file.startsWith("/") ? file : `/etc/cron.d/${file}`, by, at: argumentAt(task, "cron_file") };
  }
  for (const { program, arguments: words, by, at } of runsOf(role))
    if (/^(?:cp|mv|ln|install)$/.test(program)) yield { path: words.at(-1)?.text ?? "", by, at };
}

function placeOfPath(task: Task): FilePlace {
  return argumentAt(task, ["dest", "path"].find((name) => name in task.arguments) ?? "");
}

/** The mode that a task gives to a file, of one that says it. */
function modeOf({ arguments: { mode } }: Task): string | undefined {
  if (typeof mode === "number") return `0${mode.toString(8)}`;
  return typeof mode === "string" && /^[0-7]{3,4}$|^[ugoa]+[+=]/.test(mode) ? mode : undefined;
}
