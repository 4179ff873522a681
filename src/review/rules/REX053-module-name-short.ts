import { tasksOf } from "../role-source/task.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  id: "REX053",
  title: "A module without its collection",
  level: "error",
  says: "task '{task}' of role '{role}' calls module '{module}' without its collection",
  why: "Which module runs depends on what is installed: a collection of the same name takes its place without a word.",
  fix: "Write the full name, such as 'ansible.builtin.{module}'.",
  bad: {
    role: "motd",
    files: {
      "tasks/main.yml": `- name: Write the greeting
  copy:
    content: Managed by Ansible
    dest: /etc/motd
    mode: "0644"
`,
    },
  },
  good: {
    role: "motd",
    files: {
      "tasks/main.yml": `- name: Write the greeting
  ansible.builtin.copy:
    content: Managed by Ansible
    dest: /etc/motd
    mode: "0644"
`,
    },
  },
  links: ["https://ansible.readthedocs.io/projects/lint/rules/fqcn/"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkRole(role) {
    for (const { module, name: task, file, route } of tasksOf(role))
      if (module !== undefined && module.split(".").length < 3)
        yield { at: { file, route: [...route, module] }, with: { task, role: role.name, module } };
  },
});
