import { argument, isRecord, type Task, tasksOf } from "../../role-source/task.js";
import { secretsIn } from "../../role-source/variables.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX056",
  title: "A task that shows a secret",
  level: "error",
  says: {
    shown: "task '{task}' of role '{role}' shows '{secret}': it lacks '{lacks}'",
    argument: "task '{task}' of role '{role}' puts '{secret}' on a command line",
    readable: "task '{task}' of role '{role}' writes '{secret}' to a file with mode {mode}",
  },
  why: "A run with '--diff' or '-v' prints it to the terminal and to the log of the CI; a command line and a readable file show it to every user of the host.",
  fix: {
    shown: "Add 'no_log: true' and 'diff: false' to the task.",
    argument: "Pass it on standard input or in a file with mode '0600'.",
    readable: "Write it with mode '0600' or '0400', owned by the one user that reads it.",
  },
  bad: {
    shown: {
      role: "app-token",
      files: {
        "tasks/main.yml": `- name: Write the token
  ansible.builtin.copy:
    content: "{{ vault_app_token | default('') }}"
    dest: /etc/app-token
    mode: "0600"
  no_log: true
`,
      },
    },
    argument: {
      role: "app-token",
      files: {
        "tasks/main.yml": `- name: Log in
  ansible.builtin.command:
    argv: [app, login, "--token={{ vault_app_token | default('') }}"]
  changed_when: false
  no_log: true
`,
      },
    },
    readable: {
      role: "app-token",
      files: {
        "tasks/main.yml": `- name: Write the token
  ansible.builtin.copy:
    content: "{{ vault_app_token | default('') }}"
    dest: /etc/app-token
    mode: "0644"
  no_log: true
  diff: false
`,
      },
    },
  },
  good: {
    role: "app-token",
    files: {
      "tasks/main.yml": `- name: Write the token
  ansible.builtin.copy:
    content: "{{ vault_app_token | default('') }}"
    dest: /etc/app-token
    mode: "0600"
  no_log: true
  diff: false
`,
    },
  },
  links: [
    "https://docs.ansible.com/ansible/latest/reference_appendices/logging.html#protecting-sensitive-data-with-no-log",
  ],
  inEditor: false,
  mends: ["shown"],
  acceptable: true,
}).judgedBy({
  *checkRole(role) {
    for (const task of tasksOf(role)) {
      const [secret] = secretsIn(task.arguments);
      if (secret === undefined || ["set_fact", "assert", "fail", "include_role", "import_role"].includes(task.action))
        continue;
      const at = { file: task.file, route: task.route };
      const filling = { task: task.name, role: role.name, secret };
      const { keys } = task;
      const mode = argument(task, "mode");
      if (["command", "shell", "raw"].includes(task.action) && secretsIn(lineOf(task)).length > 0)
        yield { says: "argument", at, with: filling };
      else if (writes.includes(task.action) && /[4-7]$/.test(mode))
        yield { says: "readable", at, with: { ...filling, mode } };
      else if (keys.no_log !== true)
        yield {
          says: "shown",
          at,
          with: { ...filling, lacks: "no_log: true" },
          mend: { kind: "set", key: "no_log", value: true },
        };
      else if (writes.includes(task.action) && keys.diff !== false)
        yield {
          says: "shown",
          at,
          with: { ...filling, lacks: "diff: false" },
          mend: { kind: "set", key: "diff", value: false },
        };
    }
  },
});

const writes: readonly string[] = ["copy", "template", "lineinfile", "blockinfile", "replace"];

/** What becomes the command line, without what goes to standard input. */
function lineOf({ arguments: given }: Task): unknown {
  if (!isRecord(given)) return given;
  const { stdin: _, ...line } = given;
  return line;
}
