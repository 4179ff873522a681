import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX100",
  title: "A file that Ansible cannot read",
  level: "error",
  says: "file '{path}' of role '{role}' cannot be read: {reason}",
  why: "Ansible reads it before it does anything, and stops there. No other rule sees what stands in it.",
  fix: "Mend the line; quote a value that is meant as text; take a file that is none of Ansible's out of this folder.",
  bad: {
    role: "motd",
    files: { "tasks/main.yml": "- name: Greet\n  ansible.builtin.debug:\n    msg: 'hello\n" },
  },
  good: {
    role: "motd",
    files: { "tasks/main.yml": "- name: Greet\n  ansible.builtin.debug:\n    msg: hello\n" },
  },
  links: ["https://docs.ansible.com/ansible/latest/reference_appendices/YAMLSyntax.html"],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *checkRole({ name: role, unreadable }) {
    for (const { file, line, column, reason } of unreadable)
      yield { at: { file, line, columns: [column, column + 1] }, with: { path: file.path, role, reason } };
  },
});
