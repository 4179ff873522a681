import { closingsOf } from "../../questions/firewall.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX108",
  title: "A firewall that is closed before SSH is let in",
  level: "error",
  says: "role '{role}' closes the host with '{what}', and lets SSH in nowhere before",
  why: "The connection of the play is the last one that gets in: when it ends, or a later task fails, the host is reached by its console alone.",
  fix: "Let SSH in first, at the port that the host has now; or leave the firewall to 'hardening()', which proves that one still gets in.",
  bad: {
    role: "gate",
    files: {
      "tasks/main.yml": `- name: Install what the next task runs
  ansible.builtin.apt:
    name: ufw
    state: present

- name: Refuse everything that is not wanted
  community.general.ufw:
    default: deny
    direction: incoming
    state: enabled
`,
    },
  },
  good: {
    role: "gate",
    files: {
      "tasks/main.yml": `- name: Install what the next task runs
  ansible.builtin.apt:
    name: ufw
    state: present

- name: Let SSH in
  community.general.ufw:
    rule: limit
    port: "22"
    proto: tcp

- name: Refuse everything that is not wanted
  community.general.ufw:
    default: deny
    direction: incoming
    state: enabled
`,
    },
  },
  links: ["https://manpages.debian.org/trixie/ufw/ufw.8.en.html"],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *checkRole(role, { sshPort, hosts }) {
    if (!role.own) return;
    const ports = [sshPort, ...Object.values(hosts).map(({ bootstrapPort }) => bootstrapPort)];
    for (const { what, at } of closingsOf(role, ports)) yield { at, with: { role: role.name, what } };
  },
});
