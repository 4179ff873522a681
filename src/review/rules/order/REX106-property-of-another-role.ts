import type { Role } from "../../../model/ansible/role.js";
import type { FilePlace } from "../../finding.js";
import { changedPathsOf } from "../../questions/changed-paths.js";
import { isEngine, packagesNamedIn } from "../../questions/installed-packages.js";
import { runsOf } from "../../questions/role-scripts.js";
import { stepsOf } from "../../questions/steps.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX106",
  title: "A role changes what another role owns",
  level: "error",
  says: "{by} of role '{role}' changes '{what}', which role '{owner}' owns",
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
    const isOthers = (owner: string) => roles.has(owner) && owner !== role.name;
    for (const { by, at, what, owner } of [...pathsIn(role, `/opt/${stack.name}`), ...enginesIn(role)])
      if (isOthers(owner)) yield { at, with: { by, role: role.name, what, owner } };
  },
});

/** Something that a role changes, and the role that owns it. */
interface Taken {
  readonly by: string;
  readonly at: FilePlace;
  readonly what: string;
  readonly owner: string;
}

function pathsIn(role: Role, root: string): readonly Taken[] {
  return changedPathsOf(role).flatMap(({ path, by, at, isRemoved }): readonly Taken[] => {
    if (path === "/etc/docker/daemon.json") return [{ by, at, what: path, owner: "docker" }];
    const below = path.startsWith(`${root}/`) ? path.slice(root.length) : undefined;
    const isOurs = path === root || /^\/(?:compose|configs|secrets|releases)(?:\/|$)/.test(below ?? "");
    return isOurs && !isRemoved ? [{ by, at, what: path, owner: "docker-stack" }] : [];
  });
}

function enginesIn(role: Role): readonly Taken[] {
  const byTasks = role.tasks.flatMap((task): readonly Taken[] => {
    const what = packagesNamedIn(task, role).find(isEngine);
    return what === undefined ? [] : [{ by: `task '${task.name}'`, at: task.at, what, owner: "docker" }];
  });
  const byCommands = runsOf(role).flatMap(({ program, arguments: words, by, at }): readonly Taken[] => {
    const names = words.map(({ text }) => text.replace(/=.*/, ""));
    const what = /^apt(?:-get|itude)?$/.test(program) && names.includes("install") ? names.find(isEngine) : undefined;
    return what === undefined ? [] : [{ by, at, what, owner: "docker" }];
  });
  return [...byTasks, ...byCommands];
}
