import type { Task } from "../../role-source/task.js";
import { jsonOf, tasksOf } from "../../role-source/task.js";
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
    unread: "Register the result, and let a later task report it or stop; or remove 'failed_when: false'.",
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
    const tasks = tasksOf(role);
    const elsewhere = role.files.filter(({ path }) => !/^(tasks|handlers)\//.test(path)).map(({ text }) => text);
    for (const task of tasks) {
      const at = { file: task.file, route: task.route };
      const filling = { task: task.name, role: role.name };
      if (task.keys.ignore_errors === true) yield { says: "ignored", at, with: filling };
      if (!neverFails(task)) continue;
      const { register } = task.keys;
      const isRead =
        typeof register === "string" &&
        isMentioned(register, [...tasks.filter((other) => other !== task).map(jsonOf), ...elsewhere]);
      if (!isRead) yield { says: "unread", at, with: filling };
    }
  },
});

function neverFails({ keys }: Task): boolean {
  return keys.failed_when === false || keys.failed_when === "false";
}

function isMentioned(name: string, texts: readonly string[]): boolean {
  const word = new RegExp(`\\b${name}\\b`);
  return texts.some((text) => word.test(text));
}
