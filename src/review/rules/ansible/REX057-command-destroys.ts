import { shellLinesOf } from "../../role-source/shell.js";
import { argument, type Task, tasksOf } from "../../role-source/task.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX057",
  title: "A command that takes down more than it means",
  level: "error",
  says: "{by} of role '{role}' runs '{command}', which {effect}",
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
    const tasks = tasksOf(role).map((task) => {
      return { text: commandOf(task, role.own), at: { file: task.file, route: task.route }, by: `task '${task.name}'` };
    });
    for (const { text, at, by } of [...shellLinesOf(role), ...tasks]) {
      const found = destructive.find(({ pattern }) => pattern.test(text));
      const command = found && text.match(found.pattern)?.[0];
      if (found === undefined || command === undefined) continue;
      const { effect, way } = found;
      yield { at, with: { by, role: role.name, command, effect, way } };
    }
  },
});

/** The command that a module amounts to; empty for the harmless ones. */
function commandOf(task: Task, own: boolean): string {
  const state = argument(task, "state");
  switch (task.action) {
    case "docker_compose_v2":
      if (state === "absent") return "docker compose down";
      return argument(task, "remove_orphans") === "true" ? "docker compose up --remove-orphans" : "";
    case "docker_network":
      // The role 'docker-stack' removes networks that left the stack.
      return own && state === "absent" ? "docker network rm" : "";
    case "docker_volume":
      return state === "absent" ? "docker volume rm" : "";
    case "docker_prune":
      return ["containers", "networks", "volumes"].some((what) => argument(task, what) === "true")
        ? "docker system prune"
        : "";
    case "ufw":
      return state === "reset" ? "ufw reset" : "";
    default:
      return "";
  }
}

const destructive = [
  {
    pattern: /docker system prune\b[\w\s=-]*|docker (?:volume|network|container) prune\b|docker volume rm\b/,
    effect: "deletes volumes, networks and stopped containers",
    way: "Prune images alone: 'docker image prune --filter until=336h'.",
  },
  {
    pattern: /docker[ -]compose\b.*--remove-orphans\b/,
    effect: "removes services that another file of the project declares",
    way: "Give each Compose file a project of its own, and remove a service that left by its name.",
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
