import type { Script } from "../../../model/ansible/command.js";
import { listOf, truthOf } from "../../../model/ansible/data.js";
import type { Role } from "../../../model/ansible/role.js";
import type { Task } from "../../../model/ansible/task.js";
import { scriptsOf } from "../../questions/role-scripts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX050",
  title: "A failure that nobody reads",
  level: "error",
  says: {
    ignored: "task '{task}' of role '{role}' ignores its errors",
    unread: "task '{task}' of role '{role}' never fails, and no task reads its result",
  },
  why: "A deployment once went on green for 20 hours without its containers, because the one task that failed was told not to.",
  fix: {
    ignored: "Remove 'ignore_errors', or register the result and let a later task judge it.",
    unread:
      "Register the result, and let a later task report it or stop; or let the task fail: without 'failed_when: false' and '|| true'.",
  },
  bad: {
    ignored: {
      role: "motd",
      files: {
        "tasks/main.yml": `- name: Restart the log daemon
  ansible.builtin.systemd_service:
    name: systemd-journald
    state: restarted
  ignore_errors: true
`,
      },
    },
    unread: {
      role: "motd",
      files: {
        "tasks/main.yml": `- name: Restart the log daemon
  ansible.builtin.systemd_service:
    name: systemd-journald
    state: restarted
  failed_when: false
`,
      },
    },
  },
  good: {
    role: "motd",
    files: {
      "tasks/main.yml": `- name: Look for the log daemon
  ansible.builtin.command: systemctl is-active systemd-journald
  changed_when: false
  check_mode: false
  failed_when: false
  register: journald

- name: Report a log daemon that is down
  ansible.builtin.debug:
    msg: systemd-journald does not run
  when: journald.rc != 0
`,
    },
  },
  links: ["https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_error_handling.html"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkRole(role) {
    for (const { name, keys, file, route } of role.blocks)
      if (ignores(keys.ignore_errors, role))
        yield { says: "ignored", at: { file, route }, with: { task: name, role: role.name } };
    for (const task of role.tasks) {
      const { at } = task;
      const filling = { task: task.name, role: role.name };
      if (ignores(task.keys.ignore_errors, role)) yield { says: "ignored", at, with: filling };
      const isSilent = neverFails(task.keys.failed_when) || scriptsOf(role, task).some(endsWell);
      if (isSilent && !isRead(task, role)) yield { says: "unread", at, with: filling };
    }
  },
});

function ignores(value: unknown, { resolve }: Role): boolean {
  const isWritten = typeof value === "string" && /^\{\{\s*(?:true|yes)\s*\}\}$/i.test(value);
  return isWritten || truthOf(typeof value === "string" ? resolve(value) : value) === true;
}

function neverFails(value: unknown): boolean {
  const conditions = listOf(value);
  return conditions.length > 0 && conditions.every((condition) => truthOf(condition) === false);
}

/** Whether a command line is one list that ends well whatever its programs say: "own || true". */
function endsWell({ kind, text }: Script): boolean {
  return (
    (kind === "shell" || kind === "command") && /^[^\n]*\|\|\s*(?:(?:\/bin\/)?true|:|exit 0)\s*;?\s*$/.test(text.trim())
  );
}

/** Whether anything else in the role reads the result of the task. */
function isRead(task: Task, { tasks, files }: Role): boolean {
  const { register } = task.keys;
  if (typeof register !== "string") return false;
  const texts = tasks.flatMap((other) => (other === task ? [] : other.texts));
  if (texts.some(({ reads }) => reads.some(({ name }) => name === register))) return true;
  const word = new RegExp(`\\b${register}\\b`);
  return files.some(({ kind, text }) => kind !== "tasks" && kind !== "handlers" && word.test(text));
}
