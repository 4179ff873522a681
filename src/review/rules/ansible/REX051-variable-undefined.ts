import type { Role } from "../../../model/ansible/role.js";
import type { Read } from "../../../model/ansible/text.js";
import { nearest, onlyNear } from "../../../model/nearest.js";
import type { Mend } from "../../mend.js";
import { isAnsibles, variablesIn } from "../../questions/role-variables.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX051",
  title: "A variable that nobody defines",
  level: "error",
  says: "role '{role}' reads variable '{name}', which nothing defines",
  why: "Ansible finds out in the middle of the deployment, on the host, at the first task that needs it.",
  fix: "Declare it in 'defaults/main.yml' of the role, give it in 'role()', or correct its name.",
  bad: {
    role: "motd",
    files: {
      "defaults/main.yml": "motd_text: Managed by Ansible\n",
      "tasks/main.yml": `- name: Write the greeting
  ansible.builtin.copy:
    content: "{{ motd_txt }}"
    dest: /etc/motd
    mode: "0644"
`,
    },
  },
  good: {
    role: "motd",
    files: {
      "defaults/main.yml": "motd_text: Managed by Ansible\n",
      "tasks/main.yml": `- name: Write the greeting
  ansible.builtin.copy:
    content: "{{ motd_text }}"
    dest: /etc/motd
    mode: "0644"
`,
    },
  },
  links: ["https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_variables.html"],
  inEditor: false,
  mends: true,
  abroad: { because: "Variables of inventories and of other roles are not seen here." },
  acceptable: true,
}).judgedBy({
  *checkRole(role, stack, roles) {
    const known = variablesIn(role, stack, roles);
    const told = new Set<string>();
    const unknown = (reads: readonly Read[]): readonly string[] =>
      reads.flatMap(({ name }) => {
        if (known.has(name) || isAnsibles(name) || told.has(name) || isGivenByPlay(name, role)) return [];
        if (reads.some((read) => read.name === name && read.isOptional)) return [];
        told.add(name);
        return [name];
      });
    for (const task of [...role.tasks, ...role.blocks])
      for (const { text, route, reads } of task.texts)
        for (const name of unknown(reads))
          yield {
            at: { file: task.file, route },
            with: { role: role.name, name },
            near: nearest(name, [...known]),
            mend: correction(text, name, onlyNear(name, [...known])),
          };
    for (const { file, reads } of role.templates)
      for (const name of unknown(reads))
        yield {
          at: { file, line: file.text.slice(0, file.text.search(new RegExp(`\\b${name}\\b`))).split("\n").length },
          with: { role: role.name, name },
          near: nearest(name, [...known]),
        };
  },
});

/** The playbooks of Rexible give variables to its roles that no role declares, such as the release to go back to. */
function isGivenByPlay(name: string, role: Role): boolean {
  return !role.own && name.startsWith(`${role.name.replaceAll("-", "_")}_`);
}

/** The text with the name that was meant, where the other stands in it once. */
function correction(text: string, name: string, meant: string | undefined): Mend | undefined {
  const parts = text.split(new RegExp(`\\b${name}\\b`));
  return meant === undefined || parts.length !== 2 ? undefined : { kind: "replace", from: text, to: parts.join(meant) };
}
