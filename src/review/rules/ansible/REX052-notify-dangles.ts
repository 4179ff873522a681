import { handlersOf } from "../../../model/ansible/role.js";
import { nearest, onlyNear } from "../../../model/nearest.js";
import type { Route } from "../../finding.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX052",
  title: "A notification that no handler hears",
  level: "error",
  says: "task '{task}' of role '{role}' notifies '{handler}', and no handler has that name",
  why: "Ansible stops when the task changes something: at the first deployment, or at the first change months later.",
  fix: "Correct the name, or add the handler to 'handlers/main.yml' of the role.",
  bad: {
    role: "motd",
    files: {
      "tasks/main.yml": `- name: Write the settings of sshd
  ansible.builtin.copy:
    content: "PrintMotd yes\\n"
    dest: /etc/ssh/sshd_config.d/motd.conf
    mode: "0644"
  notify: Reload ssh
`,
      "handlers/main.yml": `- name: Reload sshd
  ansible.builtin.systemd_service:
    name: ssh
    state: reloaded
`,
    },
  },
  good: {
    role: "motd",
    files: {
      "tasks/main.yml": `- name: Write the settings of sshd
  ansible.builtin.copy:
    content: "PrintMotd yes\\n"
    dest: /etc/ssh/sshd_config.d/motd.conf
    mode: "0644"
  notify: Reload sshd
`,
      "handlers/main.yml": `- name: Reload sshd
  ansible.builtin.systemd_service:
    name: ssh
    state: reloaded
`,
    },
  },
  links: ["https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_handlers.html"],
  inEditor: false,
  mends: true,
  acceptable: true,
}).judgedBy({
  *checkRole(role) {
    const heard = handlersOf(role).flatMap(({ name, keys }) => [name, ...textsAt(keys.listen).map(([, text]) => text)]);
    for (const task of role.tasks)
      for (const [way, handler] of textsAt(task.keys.notify)) {
        if (handler.includes("{{") || heard.some((name) => name === handler || `${role.name} : ${name}` === handler))
          continue;
        const meant = onlyNear(handler, heard);
        yield {
          at: { file: task.file, route: [...task.route, "notify", ...way] },
          with: { task: task.name, role: role.name, handler },
          near: nearest(handler, heard),
          mend: meant === undefined ? undefined : { kind: "replace", from: handler, to: meant },
        };
      }
  },
});

/** The text, or the texts of a list, each with the way to it. */
function textsAt(value: unknown): readonly (readonly [Route, string])[] {
  if (typeof value === "string") return [[[], value]];
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown, index) => (typeof entry === "string" ? [[[index], entry] as const] : []));
}
