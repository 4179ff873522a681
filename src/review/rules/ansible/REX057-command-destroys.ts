import { truthOf } from "../../../model/ansible/data.js";
import type { Role } from "../../../model/ansible/role.js";
import { argument, type Task } from "../../../model/ansible/task.js";
import { destroyedBy, flushesIn, harm, isPrecious } from "../../questions/destructive.js";
import { runsOf } from "../../questions/role-scripts.js";
import { expiriesIn } from "../../questions/tmpfiles.js";
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
  *checkRole(role, { name: stack }) {
    const root = `/opt/${stack}`;
    for (const run of runsOf(role)) {
      const found = destroyedBy(run, root);
      // The role 'hardening' has a packet filter of its own instead of UFW.
      if (found !== undefined && (role.own || found !== harm.open))
        yield { at: run.at, with: { by: run.by, role: role.name, command: shortOf(run.text), ...found } };
    }
    for (const task of role.tasks) {
      const [command, what] = commandOf(task, role, root);
      if (what !== undefined)
        yield { at: task.at, with: { by: `task '${task.name}'`, role: role.name, command, ...harm[what] } };
    }
    for (const { at, by, command } of flushesIn(role))
      yield { at, with: { by, role: role.name, command, ...harm.filter } };
    for (const { path, line, by, at } of expiriesIn(role))
      if (isPrecious(path, root))
        yield { at, with: { by, role: role.name, command: `systemd-tmpfiles: ${shortOf(line)}`, ...harm.disk } };
  },
});

function shortOf(command: string): string {
  return command.length > 60 ? `${command.slice(0, 57)}…` : command;
}

/** The command that a module amounts to, and what it harms; nothing for the harmless ones. */
function commandOf(task: Task, { own, resolve }: Role, root: string): readonly [string, keyof typeof harm | undefined] {
  const state = argument(task, "state");
  const says = (name: string) => truthOf(task.arguments[name]) === true;
  switch (task.action) {
    case "docker_compose":
    case "docker_compose_v2":
      if (state === "absent") return ["docker compose down", "project"];
      return ["docker compose up --remove-orphans", says("remove_orphans") ? "orphans" : undefined];
    case "docker_network":
      // The role 'docker-stack' removes networks that left the stack.
      return ["docker network rm", own && state === "absent" ? "network" : undefined];
    case "docker_volume":
      return ["docker volume rm", state === "absent" ? "everything" : undefined];
    case "docker_prune":
      return ["docker system prune", ["containers", "networks", "volumes"].some(says) ? "everything" : undefined];
    case "file": {
      const path = resolve(argument(task, "path", "dest", "name"));
      return [`rm -r ${path}`, own && state === "absent" && isPrecious(path, root) ? "disk" : undefined];
    }
    case "filesystem":
      return ["mkfs", own && says("force") ? "disk" : undefined];
    case "synchronize": {
      const path = resolve(argument(task, "dest"));
      return [`rsync --delete … ${path}`, own && says("delete") && isPrecious(path, root) ? "disk" : undefined];
    }
    case "lvol":
    case "lvg":
    case "parted":
    case "zfs":
    case "btrfs_subvolume":
      return [`${task.action}: state: absent`, own && state === "absent" ? "disk" : undefined];
    case "ufw":
      if (state === "disabled") return ["ufw disable", "open"];
      return ["ufw reset", state === "reset" ? "filter" : undefined];
    case "iptables":
      return ["iptables --flush", says("flush") ? "filter" : undefined];
    default:
      return ["", undefined];
  }
}
