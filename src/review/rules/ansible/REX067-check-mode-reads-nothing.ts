import { truthOf } from "../../../model/ansible/data.js";
import { argument, type Task } from "../../../model/ansible/task.js";
import type { Read } from "../../../model/ansible/text.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX067",
  title: "What is read, but not in check mode",
  level: "warning",
  says: "task '{task}' of role '{role}' reads the host into '{name}', but not in check mode",
  why: "Check mode skips commands and requests: later tasks then judge an empty answer, and fail or tell what is not true.",
  fix: "Write 'check_mode: false', for the task changes nothing; or skip what reads '{name}' with 'when: not ansible_check_mode'.",
  bad: {
    role: "watch",
    files: {
      "tasks/main.yml": `- name: Read the version of the kernel
  ansible.builtin.command:
    cmd: uname --kernel-release
  register: watch_kernel
  changed_when: false

- name: Tell the version
  ansible.builtin.debug:
    msg: "{{ watch_kernel.stdout }}"
`,
    },
  },
  good: {
    role: "watch",
    files: {
      "tasks/main.yml": `- name: Read the version of the kernel
  ansible.builtin.command:
    cmd: uname --kernel-release
  register: watch_kernel
  changed_when: false
  check_mode: false

- name: Tell the version
  ansible.builtin.debug:
    msg: "{{ watch_kernel.stdout }}"
`,
    },
  },
  links: ["https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_checkmode.html"],
  inEditor: false,
  abroad: { because: "Not everybody promises check mode." },
  acceptable: true,
}).judgedBy({
  *checkRole(role) {
    for (const task of role.tasks) {
      const name = task.keys.register;
      if (typeof name !== "string" || !isSkipped(task) || !readsOnly(task)) continue;
      const readers = role.tasks.filter((other) => other !== task && !isForReal(other));
      const isJudged = readers.some(({ texts }) => texts.some(({ reads }) => reads.some((read) => needs(read, name))));
      if (isJudged) yield { at: task.at, with: { task: task.name, role: role.name, name } };
    }
  },
});

/** Whether an expression takes an answer for granted that is not there in check mode. */
function needs({ name, path, through }: Read, register: string): boolean {
  const isAnswer = /^(stdout|stdout_lines|json|status|content)$/.test(path[0] ?? "");
  return name === register && isAnswer && through[0] !== "default" && through[0] !== "defined";
}

function isSkipped(task: Task): boolean {
  const isRun = ["command", "shell", "raw", "script", "uri"].includes(task.action);
  return isRun && truthOf(task.keywords.check_mode) !== false && !isForReal(task);
}

/** Whether the task says itself that it has to do with check mode. */
function isForReal({ conditions }: Task): boolean {
  return conditions.some((condition) => condition.includes("ansible_check_mode"));
}

function readsOnly(task: Task): boolean {
  if (task.action !== "uri") return truthOf(task.keys.changed_when) === false;
  return /^(|GET|HEAD)$/i.test(argument(task, "method"));
}
