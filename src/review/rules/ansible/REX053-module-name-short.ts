import type { Role } from "../../../model/ansible/role.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX053",
  title: "A module without its collection",
  level: "error",
  says: "task '{task}' of role '{role}' calls module '{module}' without its collection",
  why: "Which module runs depends on what is installed: a collection of the same name takes its place without a word.",
  fix: "Write the full name, such as '{meant}'.",
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
  mends: true,
  abroad: { because: "Short names work; the full ones are a custom of ours." },
  acceptable: true,
}).judgedBy({
  *checkRole(role) {
    for (const { module, name: task, file } of role.tasks) {
      if (module === undefined || module.written.split(".").length > 2 || isOwn(role, module.written)) continue;
      const isKnown = module.name !== module.written;
      yield {
        at: { file, route: module.route },
        with: { task, role: role.name, module: module.written, meant: isKnown ? module.name : "its.collection.name" },
        mend: isKnown && module.isKey ? { kind: "rename", from: module.written, to: module.name } : undefined,
      };
    }
  },
});

/** Whether the module is one of the role's own. */
function isOwn({ files }: Role, module: string): boolean {
  return files.some(({ path }) => path === `library/${module}.py` || path === `library/${module}.sh`);
}
