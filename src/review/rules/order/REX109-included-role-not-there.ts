import { makesRole } from "../../../model/ansible/makes-role.js";
import { isRequired } from "../../../model/beside.js";
import { nearest } from "../../../model/nearest.js";
import { noStack } from "../../../model/no-stack.js";
import { builtInRoles } from "../../../roles/registry.js";
import { stepsOf } from "../../questions/steps.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX109",
  title: "A role includes one that is not there",
  level: "error",
  says: "role '{role}' runs role '{needed}' with '{how}', and there is no folder 'roles-src/{needed}' with tasks",
  why: "Ansible stops where it comes to the role: «the role was not found».",
  fix: "Write its tasks to 'roles-src/{needed}/tasks/main.yml', name a role that is there, or one of 'roles-src/requirements.yml'.",
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
  *checkRole({ name: role, own, uses }, stack, roles) {
    if (!own) return;
    const written = roles.flatMap((one) => (one.own && makesRole(one.files) ? [one.name] : []));
    const known = new Set([...builtInRoles.keys(), ...stepsOf(stack).map(({ step }) => step.role), ...written]);
    const isFromElsewhere = (needed: string) =>
      stack === noStack ? needed.includes(".") : isRequired(needed, stack.beside);
    for (const { name: needed, how, at } of uses)
      if (!known.has(needed) && !needed.includes("{{") && !isFromElsewhere(needed))
        yield {
          at,
          with: { role, needed, how: how === "dependency" ? "dependencies" : how },
          near: nearest(needed, written),
        };
  },
});
