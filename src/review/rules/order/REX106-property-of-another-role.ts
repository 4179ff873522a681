import { textsIn } from "../../../model/ansible/data.js";
import type { Role } from "../../../model/ansible/role.js";
import { argument, type Task } from "../../../model/ansible/task.js";
import { stepsOf } from "../../questions/steps.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX106",
  title: "A role changes what another role owns",
  level: "error",
  says: "task '{task}' of role '{role}' changes '{what}', which role '{owner}' owns",
  why: "Two owners undo each other at every run: settings come and go, containers are recreated, and nobody knows which of the two was meant.",
  fix: "Remove the task, and say it with the options of '{owner}'.",
  bad: {
    role: "registry-mirror",
    files: {
      "tasks/main.yml": `- name: Write the settings of the daemon
  ansible.builtin.copy:
    content: "{}"
    dest: /etc/docker/daemon.json
    mode: "0644"
`,
    },
  },
  good: {
    role: "registry-mirror",
    files: {
      "tasks/main.yml": `- name: Write the settings of the mirror
  ansible.builtin.copy:
    content: "{}"
    dest: /etc/registry-mirror.json
    mode: "0644"
`,
    },
  },
  links: ["https://docs.docker.com/reference/cli/dockerd/#daemon-configuration-file"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkRole(role, stack) {
    if (!role.own) return;
    const roles = new Set(stepsOf(stack).map(({ step }) => step.role));
    for (const task of role.tasks) {
      const [what, owner] = changedBy(task, role, `/opt/${stack.name}`) ?? [];
      if (what !== undefined && owner !== undefined && roles.has(owner) && owner !== role.name)
        yield { at: task.at, with: { task: task.name, role: role.name, what, owner } };
    }
  },
});

const writers = ["copy", "template", "lineinfile", "blockinfile", "replace", "file", "assemble", "ini_file"];
const engines = /^(?:docker(?:\.io|-ce|-ce-cli|-cli|-compose|-compose-plugin|-buildx-plugin)?|containerd(?:\.io)?)$/;

/** What a task changes, and the role that owns it. */
function changedBy(task: Task, role: Role, root: string): readonly [what: string, owner: string] | undefined {
  if (writers.includes(task.action)) {
    const path = role.resolve(argument(task, "path", "dest", "destfile", "name")).replace(/\/+$/, "");
    if (path === "/etc/docker/daemon.json") return [path, "docker"];
    const below = path.startsWith(`${root}/`) ? path.slice(root.length) : undefined;
    const isOurs = path === root || /^\/(?:compose|configs|secrets|releases)(?:\/|$)/.test(below ?? "");
    return isOurs && argument(task, "state") !== "absent" ? [path, "docker-stack"] : undefined;
  }
  if (task.action !== "apt" && task.action !== "package") return undefined;
  const names = ["name", "pkg", "package"].flatMap((key) =>
    textsIn(task.arguments[key]).flatMap((text) => text.split(/[\s,]+/)),
  );
  const found = names.find((name) => engines.test(name.replace(/=.*/, "")));
  return found === undefined ? undefined : [found, "docker"];
}
