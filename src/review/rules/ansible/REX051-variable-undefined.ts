import { nearest, onlyNear } from "../../../model/nearest.js";
import type { Route } from "../../finding.js";
import type { Mend } from "../../mend.js";
import { type Reference, referencesIn, referencesOf } from "../../role-source/jinja.js";
import type { RoleSource } from "../../role-source/role-source.js";
import { tasksOf } from "../../role-source/task.js";
import { textsInTask } from "../../role-source/task-texts.js";
import { isAnsibles, variablesIn } from "../../role-source/variables.js";
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
  acceptable: true,
}).judgedBy({
  *checkRole(role, stack) {
    const known = variablesIn(role, stack);
    const told = new Set<string>();
    const unknown = (references: readonly Reference[]): readonly string[] =>
      references.flatMap((reference) => {
        const { name } = reference;
        if (known.has(name) || isAnsibles(name) || told.has(name) || isGivenByPlay(name, role)) return [];
        if (reference.isOptional) return [];
        told.add(name);
        return [name];
      });
    for (const task of tasksOf(role))
      for (const { text, way } of textsInTask(task))
        for (const name of unknown(isCondition(text, way) ? referencesOf(text) : referencesIn(text)))
          yield {
            at: { file: task.file, route: [...task.route, ...way] },
            with: { role: role.name, name },
            near: nearest(name, [...known]),
            mend: correction(text, name, onlyNear(name, [...known])),
          };
    for (const file of role.files)
      if (file.path.startsWith("templates/"))
        for (const name of unknown(referencesIn(file.text)))
          yield {
            at: { file, line: file.text.slice(0, file.text.search(new RegExp(`\\b${name}\\b`))).split("\n").length },
            with: { role: role.name, name },
            near: nearest(name, [...known]),
          };
  },
});

/** The playbooks of Rexible give variables to its roles that no role declares, such as the release to go back to. */
function isGivenByPlay(name: string, role: RoleSource): boolean {
  return !role.own && name.startsWith(`${role.name.replaceAll("-", "_")}_`);
}

/** The text with the name that was meant, where the other stands in it once. */
function correction(text: string, name: string, meant: string | undefined): Mend | undefined {
  const parts = text.split(new RegExp(`\\b${name}\\b`));
  return meant === undefined || parts.length !== 2 ? undefined : { kind: "replace", from: text, to: parts.join(meant) };
}

/** Keys whose value is an expression without braces. */
const conditions = new Set(["when", "changed_when", "failed_when", "until"]);

function isCondition(text: string, way: Route): boolean {
  return !text.includes("{{") && (way.some((step) => conditions.has(String(step))) || isAssertion(way));
}

function isAssertion(way: Route): boolean {
  return way.includes("that") && way.some((step) => /(^|\.)assert$/.test(String(step)));
}
