import { argument, jsonOf, type Task, tasksOf } from "../../role-source/task.js";
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
  acceptable: true,
}).judgedBy({
  *checkRole(role) {
    const tasks = tasksOf(role);
    for (const task of tasks) {
      const name = task.keys.register;
      if (typeof name !== "string" || !isSkipped(task) || !readsOnly(task)) continue;
      const answer = new RegExp(`\\b${name}\\.(stdout|stdout_lines|json|status|content)\\b(?!\\s*\\|\\s*d)`);
      const isJudged = tasks.some((other) => other !== task && !isForReal(other) && answer.test(jsonOf(other)));
      if (isJudged)
        yield { at: { file: task.file, route: task.route }, with: { task: task.name, role: role.name, name } };
    }
  },
});

function isSkipped(task: Task): boolean {
  return (
    ["command", "shell", "raw", "script", "uri"].includes(task.action) &&
    task.keys.check_mode !== false &&
    !isForReal(task)
  );
}

/** Whether the task says itself that it has to do with check mode. */
function isForReal({ keys }: Task): boolean {
  return JSON.stringify(keys.when ?? "").includes("ansible_check_mode");
}

function readsOnly(task: Task): boolean {
  if (task.action !== "uri") return task.keys.changed_when === false;
  return /^(|GET|HEAD)$/.test(argument(task, "method"));
}
