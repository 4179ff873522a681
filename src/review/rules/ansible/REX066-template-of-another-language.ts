import type { FilePlace } from "../../finding.js";
import { foreignExpressionsIn } from "../../role-source/jinja.js";
import type { RoleSource } from "../../role-source/role-source.js";
import { tasksOf } from "../../role-source/task.js";
import { textsInTask } from "../../role-source/task-texts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX066",
  title: "A template of another language in braces of Jinja",
  level: "error",
  says: "role '{role}' has '{text}', which Ansible takes for Jinja and cannot read",
  why: "Docker's formats, Go's templates, alert texts and n8n's expressions use the same braces. Ansible stops at them on the host, at the task or the template that holds them.",
  fix: "Write it as a string of Jinja, as in the good example, or between the words 'raw' and 'endraw' of Jinja.",
  bad: {
    role: "watch",
    files: {
      "tasks/main.yml": `- name: Read the state of the application
  ansible.builtin.command:
    argv: [docker, inspect, --format, "{{.State.Status}}", example_app]
  changed_when: false
`,
    },
  },
  good: {
    role: "watch",
    files: {
      "tasks/main.yml": `- name: Read the state of the application
  ansible.builtin.command:
    argv: [docker, inspect, --format, "{{ '{{.State.Status}}' }}", example_app]
  changed_when: false
`,
    },
  },
  links: [
    "https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_advanced_syntax.html#unsafe-or-raw-strings",
  ],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkRole(role) {
    for (const [value, at] of renderedBy(role)) {
      const [text] = foreignExpressionsIn(value);
      if (text !== undefined) yield { at: at(text), with: { role: role.name, text } };
    }
  },
});

/** What Ansible renders: the strings of tasks, and templates. */
function* renderedBy(role: RoleSource): Generator<readonly [string, (text: string) => FilePlace]> {
  for (const task of tasksOf(role))
    for (const { text, way } of textsInTask(task))
      yield [text, () => ({ file: task.file, route: [...task.route, ...way] })];
  for (const file of role.files)
    if (file.path.startsWith("templates/"))
      yield [
        file.text,
        (text) => ({ file, line: file.text.slice(0, Math.max(0, file.text.indexOf(text))).split("\n").length }),
      ];
}
