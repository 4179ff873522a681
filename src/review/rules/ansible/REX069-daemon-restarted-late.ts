import type { Role } from "../../../model/ansible/role.js";
import { argument, type Task } from "../../../model/ansible/task.js";
import { scriptsRunBy } from "../../questions/role-scripts.js";
import { stepsOf } from "../../questions/steps.js";
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
    const flushes = role.tasks.some(
      (task) => task.action === "meta" && argument(task, "free_form") === "flush_handlers",
    );
    for (const task of role.tasks.filter((one) => restartsDaemon(one, role))) {
      const waits = task.isHandler && !flushes;
      const isLate = deploy.order < own.order || (waits && deploy.phase === own.phase);
      if (isLate)
        yield {
          at: task.at,
          with: { role: role.name, phase: own.phase.id, deploy: deploy.phase.id },
          related: [{ at: deploy.at, says: "the first containers start here" }],
        };
    }
  },
});

function restartsDaemon(task: Task, role: Role): boolean {
  if (["service", "systemd", "systemd_service", "sysvinit"].includes(task.action))
    return isDaemon(role.resolve(argument(task, "name"))) && /^(?:restarted|stopped)$/.test(argument(task, "state"));
  return scriptsRunBy(role, task).some(({ commands }) =>
    commands.some(({ program, arguments: words }) => {
      const texts = words.flatMap(({ text }) => (text.startsWith("-") ? [] : [text]));
      if (program === "systemctl")
        return /restart$|^(?:stop|kill|disable|mask)$/.test(texts[0] ?? "") && texts.slice(1).some(isDaemon);
      return program === "service" && isDaemon(texts[0] ?? "") && /restart$|^stop$/.test(texts[1] ?? "");
    }),
  );
}

function isDaemon(unit: string): boolean {
  return /^(docker|containerd)(\.service|\.socket)?$/.test(unit);
}
