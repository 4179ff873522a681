import { commandLine, tasksOf } from "../role-source/task.js";
import { defineRule } from "../rule.js";

export const rule = defineRule({
  id: "REX057",
  title: "A command that takes down more than it means",
  level: "error",
  says: "task '{task}' of role '{role}' runs '{command}', which {effect}",
  why: "It ran well for months, and then took networks, stopped containers, volumes or the operator's own connection with it.",
  fix: "{way}",
  bad: {
    role: "clean-up",
    files: {
      "tasks/main.yml": `- name: Free disk space
  ansible.builtin.command:
    cmd: docker system prune --volumes --force
  changed_when: true
`,
    },
  },
  good: {
    role: "clean-up",
    files: {
      "tasks/main.yml": `- name: Free disk space
  ansible.builtin.command:
    cmd: docker image prune --force --filter until=336h
  changed_when: true
`,
    },
  },
  links: ["https://docs.docker.com/reference/cli/docker/system/prune/"],
  inEditor: false,
  acceptable: false,
}).judgedBy({
  *checkRole(role) {
    for (const task of tasksOf(role)) {
      const line = commandLine(task);
      const found = destructive.find(({ pattern }) => pattern.test(line));
      const command = found && line.match(found.pattern)?.[0];
      if (found === undefined || command === undefined) continue;
      const { effect, way } = found;
      yield {
        at: { file: task.file, route: task.route },
        with: { task: task.name, role: role.name, command, effect, way },
      };
    }
  },
});

const destructive = [
  {
    pattern: /docker system prune\b.*|docker volume prune\b|docker network prune\b/,
    effect: "deletes volumes, networks and stopped containers",
    way: "Prune images alone: 'docker image prune --filter until=336h'.",
  },
  {
    pattern: /docker[ -]compose\b.*\bdown\b/,
    effect: "stops every service of the project",
    way: "Let 'up --detach' change what changed, and remove a service that left by its name.",
  },
  {
    pattern: /docker network (?:rm|remove)\b/,
    effect: "takes a network from containers that use it",
    way: "Leave networks to the role 'docker-stack', which creates them once.",
  },
  {
    pattern: /\bufw\b.*\breset\b|\biptables -F\b|\bnft flush ruleset\b/,
    effect: "opens or closes everything until the new rules are there",
    way: "Add the new rules first, prove that you still get in, then delete the old ones.",
  },
] as const;
