import { stepsOf } from "../../questions/steps.js";
import { argument, commandLine, type Task, tasksOf } from "../../role-source/task.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX069",
  title: "The Docker daemon is restarted under its containers",
  level: "error",
  says: "role '{role}' restarts the Docker daemon in phase '{phase}', when phase '{deploy}' deployed containers",
  why: "A handler runs at the end of its phase. The daemon then restarts under containers that just started: some are recreated, and settings such as log limits miss all that exist.",
  fix: "Move the role to a phase before '{deploy}', or leave the daemon's settings to the role 'docker'.",
  bad: {
    role: "registry-mirror",
    late: true,
    files: {
      "tasks/main.yml": `- name: Restart the daemon
  ansible.builtin.systemd_service:
    name: docker
    state: restarted
`,
    },
  },
  good: {
    role: "registry-mirror",
    files: {
      "tasks/main.yml": `- name: Restart the daemon
  ansible.builtin.systemd_service:
    name: docker
    state: started
`,
    },
  },
  links: ["https://docs.docker.com/engine/daemon/live-restore/"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkRole(role, stack) {
    const steps = stepsOf(stack);
    const own = steps.find(({ step }) => step.role === role.name);
    const deploy = steps.find(({ step }) => step.kind === "deploy");
    if (own === undefined || deploy === undefined) return;
    const tasks = tasksOf(role);
    const flushes = tasks.some(({ action, arguments: given }) => action === "meta" && given === "flush_handlers");
    for (const task of tasks.filter(restartsDaemon)) {
      const waits = task.file.path.startsWith("handlers/") && !flushes;
      const isLate = deploy.order < own.order || (waits && deploy.phase === own.phase);
      if (isLate)
        yield {
          at: { file: task.file, route: task.route },
          with: { role: role.name, phase: own.phase.id, deploy: deploy.phase.id },
          related: [{ at: deploy.at, says: "the first containers start here" }],
        };
    }
  },
});

function restartsDaemon(task: Task): boolean {
  if (["service", "systemd", "systemd_service"].includes(task.action))
    return /^(docker|containerd)(\.service)?$/.test(argument(task, "name")) && argument(task, "state") === "restarted";
  return /\b(?:systemctl restart|service) (?:docker|containerd)\b/.test(commandLine(task));
}
