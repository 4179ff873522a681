import { stepsOf } from "../../questions/steps.js";
import { shutOutsOf } from "../../questions/way-in.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX103",
  title: "The way in is changed before the last phase",
  level: "error",
  says: "role '{role}' changes who gets in by SSH ('{what}') in phase '{phase}', and phase '{last}' still has to get in",
  why: "When a later role fails, the host stands there half deployed, and who comes to mend it does not get in any more. It is 'hardening' by another name.",
  fix: "Leave it to 'hardening()', the last step, which proves that one still gets in; or make the role the last step.",
  bad: {
    role: "lock-down",
    files: {
      "tasks/main.yml": `- name: Move SSH to another port
  ansible.builtin.lineinfile:
    path: /etc/ssh/sshd_config
    regexp: ^#?Port
    line: Port {{ lock_down_port }}
    validate: sshd -t -f %s
`,
      "defaults/main.yml": "lock_down_port: 804\n",
    },
  },
  good: {
    role: "lock-down",
    files: {
      "tasks/main.yml": `- name: Greet at the door
  ansible.builtin.lineinfile:
    path: /etc/ssh/sshd_config
    regexp: ^#?Banner
    line: Banner /etc/issue.net
    validate: sshd -t -f %s
`,
    },
  },
  links: ["https://man.openbsd.org/sshd_config"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkRole(role, stack) {
    const steps = stepsOf(stack);
    const own = steps.find(({ step }) => step.role === role.name);
    const last = steps.at(-1);
    if (own === undefined || last === undefined || own.order === last.order || role.name === "hardening") return;
    const users = Object.values(stack.hosts).flatMap(({ user }) => (typeof user === "string" ? [user] : []));
    for (const { what, at } of shutOutsOf(role, users))
      yield {
        at,
        with: { role: role.name, what, phase: own.phase.id, last: last.phase.id },
        related: [{ at: last.at, says: "this still has to get in" }],
      };
  },
});
