import { addressesIn, dockerListensIn, isVerified } from "../../questions/docker-listens.js";
import { stepsOf } from "../../questions/steps.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX257",
  title: "Docker takes orders over the network, and asks nobody who they are",
  level: "error",
  says: {
    role: "{by} of role '{role}' lets Docker listen at '{address}' without asking who it is",
    stack: "role '{role}' is to let Docker listen at '{address}' without asking who it is",
  },
  why: "Whoever gets to the port is root of the host: a container that mounts '/' is one request away. Such ports are found within the hour, and a port of loopback is open to every program of the host.",
  fix: {
    role: "Leave the daemon to its socket, and reach it over SSH: 'docker context create NAME --docker host=ssh://…'.",
    stack: "Leave the daemon to its socket, and reach it over SSH: 'docker context create NAME --docker host=ssh://…'.",
  },
  bad: {
    role: {
      role: "remote-docker",
      files: {
        "tasks/main.yml": `- name: Let the daemon listen
  ansible.builtin.copy:
    content: |
      [Service]
      ExecStart=
      ExecStart=/usr/bin/dockerd -H fd:// -H tcp://0.0.0.0:2375
    dest: /etc/systemd/system/docker.service.d/listen.conf
    mode: "0644"
`,
      },
    },
    stack: `
export default defineStack("example", {
  ...usual,
  phases: [
    phase("1", "Foundations", [docker({ daemon: { hosts: ["fd://", "tcp://0.0.0.0:2375"] } })]),
    phase("2", "Containers", [configure(app), deploy({ infra: [], apps: [app] })]),
  ],
});`,
  },
  good: {
    role: "remote-docker",
    files: {
      "tasks/main.yml": `- name: Give the daemon more time
  ansible.builtin.copy:
    content: |
      [Service]
      TimeoutStopSec=300
    dest: /etc/systemd/system/docker.service.d/patience.conf
    mode: "0644"
`,
    },
  },
  links: ["https://docs.docker.com/engine/security/protect-access/"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *check(stack) {
    for (const { step, at } of stepsOf(stack)) {
      if (!("variables" in step) || step.role !== "docker" || step.variables.daemon === undefined) continue;
      const settings = JSON.stringify(step.variables.daemon);
      for (const address of isVerified(settings) ? [] : addressesIn(settings))
        yield { says: "stack", at: [...at, "variables", "daemon"], with: { role: step.role, address } };
    }
  },

  *checkRole(role) {
    for (const { address, by, at } of dockerListensIn(role))
      yield { says: "role", at, with: { by, role: role.name, address } };
  },
});
