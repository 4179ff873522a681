import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX066",
  title: "A template of another language in braces of Jinja",
  level: "error",
  says: "role '{role}' has '{text}', which Ansible takes for Jinja and cannot read",
  why: "Docker's formats, Go's templates, alert texts and n8n's expressions use the same braces. Ansible stops at them on the host, at the task or the template that holds them.",
  fix: "Write {written}, which Jinja turns into that text; or put it between the words 'raw' and 'endraw' of Jinja.",
  bad: {
    role: "watch",
    late: true,
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
    late: true,
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
    for (const { file, texts } of role.tasks)
      for (const { route, foreign } of texts)
        if (foreign[0] !== undefined)
          yield { at: { file, route }, with: { role: role.name, text: foreign[0], written: asString(foreign[0]) } };
    for (const { file, foreign } of role.templates) {
      const [text] = foreign;
      if (text === undefined) continue;
      const line = file.text.slice(0, Math.max(0, file.text.indexOf(text))).split("\n").length;
      yield { at: { file, line }, with: { role: role.name, text, written: asString(text) } };
    }
  },
});

/** An expression of Jinja that comes to a text with braces. */
function asString(text: string): string {
  const quote = text.includes("'") ? '"' : "'";
  return `{{ ${quote}${text}${quote} }}`;
}
