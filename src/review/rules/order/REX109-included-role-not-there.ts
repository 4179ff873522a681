import { builtInRoles } from "../../../roles/registry.js";
import { stepsOf } from "../../questions/steps.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX109",
  title: "A role includes one that is not there",
  level: "error",
  says: "role '{role}' runs role '{needed}' with '{how}', and no phase has it",
  why: "Only the roles of the phases are written to the project. Ansible stops at the task: «the role was not found».",
  fix: "Move its tasks into a file of '{role}' and take 'include_tasks'; or put '{needed}' into a phase instead.",
  bad: {
    role: "motd",
    files: { "tasks/main.yml": "- name: Greet\n  ansible.builtin.include_role:\n    name: greeting\n" },
  },
  good: {
    role: "motd",
    files: {
      "tasks/main.yml": "- name: Greet\n  ansible.builtin.include_tasks: greeting.yml\n",
      "tasks/greeting.yml": "- name: Say hello\n  ansible.builtin.debug:\n    msg: hello\n",
    },
  },
  links: ["https://docs.ansible.com/ansible/latest/collections/ansible/builtin/include_role_module.html"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkRole({ name: role, own, uses }, stack) {
    if (!own) return;
    const known = new Set([...builtInRoles.keys(), ...stepsOf(stack).map(({ step }) => step.role)]);
    for (const { name: needed, how, at } of uses)
      if (how !== "dependency" && !known.has(needed) && !/\{\{|\./.test(needed))
        yield { at, with: { role, needed, how } };
  },
});
