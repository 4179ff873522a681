import type { Role } from "../../../model/ansible/role.js";
import { argument, type Task } from "../../../model/ansible/task.js";
import { isEngine, packagesIn } from "../../questions/installed-packages.js";
import { scriptsRunBy } from "../../questions/role-scripts.js";
import { stepsOf } from "../../questions/steps.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX105",
  title: "The host restarts or is upgraded under its containers",
  level: "error",
  says: "task '{task}' of role '{role}' {does} in phase '{phase}', when phase '{deploy}' deployed containers",
  why: "The containers were proved to be healthy, and are then stopped in the middle of their work: databases recover, migrations break off, and nothing proves them again.",
  fix: "Move the role to a phase before '{deploy}'.",
  bad: {
    role: "upgrades",
    late: true,
    files: {
      "tasks/main.yml": `- name: Restart the host
  ansible.builtin.reboot:
`,
    },
  },
  good: {
    role: "upgrades",
    files: {
      "tasks/main.yml": `- name: Restart the host
  ansible.builtin.reboot:
`,
    },
  },
  links: ["https://docs.ansible.com/ansible/latest/collections/ansible/builtin/reboot_module.html"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkRole(role, stack) {
    const steps = stepsOf(stack);
    const own = steps.find(({ step }) => step.role === role.name);
    const deploy = steps.find(({ step }) => step.kind === "deploy");
    if (own === undefined || deploy === undefined) return;
    for (const task of role.tasks) {
      const does = doneBy(task, role);
      const isLate = deploy.order < own.order || (task.isHandler && deploy.phase === own.phase);
      if (does !== undefined && isLate)
        yield {
          at: task.at,
          with: { task: task.name, role: role.name, does, phase: own.phase.id, deploy: deploy.phase.id },
          related: [{ at: deploy.at, says: "the first containers start here" }],
        };
    }
  },
});

const restarts = "restarts the host";
const upgrades = "upgrades the packages of the host, Docker's among them,";

function doneBy(task: Task, role: Role): string | undefined {
  if (task.action === "reboot") return restarts;
  if (task.action === "apt" && /^(?:yes|true|safe|full|dist)$/i.test(argument(task, "upgrade"))) return upgrades;
  const renewed = argument(task, "state") === "latest" ? packagesIn(task, role) : [];
  if (renewed.includes("*")) return upgrades;
  if (renewed.some(isEngine)) return "upgrades Docker";
  for (const { commands } of scriptsRunBy(role, task))
    for (const { program, arguments: given } of commands) {
      const words = given.flatMap(({ text }) => (text.startsWith("-") ? [] : [text]));
      if (program === "reboot" || (program === "systemctl" && /^(?:reboot|kexec|soft-reboot)$/.test(words[0] ?? "")))
        return restarts;
      if (program === "shutdown" && given.some(({ text }) => text === "-r" || text === "--reboot")) return restarts;
      if (
        /^(?:apt|apt-get|aptitude)$/.test(program) &&
        words.some((word) => /^(?:dist-|full-|safe-)?upgrade$/.test(word))
      )
        return upgrades;
      if (
        /^(?:apt|apt-get)$/.test(program) &&
        given.some(({ text }) => text === "--only-upgrade") &&
        words.some(isEngine)
      )
        return "upgrades Docker";
    }
  return undefined;
}
