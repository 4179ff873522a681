import { makesRole } from "../../../model/ansible/makes-role.js";
import { isRequired } from "../../../model/beside.js";
import { nearest } from "../../../model/nearest.js";
import { stepsOf } from "../../questions/steps.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX131",
  title: "A role without a source",
  level: "error",
  says: "phase '{phase}' runs role '{role}', and there is no folder 'roles-src/{role}' with tasks",
  why: "Ansible looks for the role when it reads the playbook, and runs nothing at all without it.",
  fix: "Write its tasks to 'roles-src/{role}/tasks/main.yml', name a role that is there, or one of 'roles-src/requirements.yml'.",
  bad: `
const shop = service("shop", required);

export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [common(), docker()]),
    phase("2", "Containers", [configure(shop), deploy({ infra: [], apps: [shop] })]),
    phase("3", "Provisioning", [provision(shop)]),
  ],
});`,
  good: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [common(), docker()]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
  ],
});`,
  links: [
    "https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_reuse_roles.html#storing-and-finding-roles",
  ],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *check(stack, roles) {
    const sources = roles.map(({ name }) => name);
    if (sources.length === 0) return;
    const there = new Set(roles.filter((role) => role.isProven || makesRole(role.files)).map(({ name }) => name));
    for (const { step, phase, at } of stepsOf(stack)) {
      const isWritten = step.kind === "provision" || (step.kind === "role" && step.own);
      if (isWritten && !there.has(step.role) && !isRequired(step.role, stack.beside))
        yield { at, with: { phase: phase.id, role: step.role }, near: nearest(step.role, sources) };
    }
  },
});
