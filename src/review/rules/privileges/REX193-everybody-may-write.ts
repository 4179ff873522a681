import { isRecord } from "../../../model/ansible/data.js";
import type { Role } from "../../../model/ansible/role.js";
import { argument, argumentAt, roundsOf, type Task } from "../../../model/ansible/task.js";
import { letsAllWrite, modeGivenBy } from "../../questions/open-mode.js";
import { runsOf } from "../../questions/role-scripts.js";
import { defineRule } from "../../rule.js";

export const rule = defineRule({
  id: "REX193",
  title: "A file or a folder that everybody on the host may write to",
  level: "error",
  says: {
    volume: "'{path}' of service '{service}' has mode {mode}, so that everybody on the host may write to it",
    role: "{by} of role '{role}' gives '{path}' mode {mode}, so that everybody on the host may write to it",
  },
  why: "Any program of the host, and any container that sees the folder, can then change or replace what is in it. A mode that opens everything hides that the owner is the wrong one.",
  fix: {
    volume: "Leave the mode out, and say who owns it: 'owner', or 'runsAs' of the service.",
    role: "Give it to the user and the group that write to it, with a mode such as '0750' or '0640'.",
  },
  bad: {
    volume: `
const app = service("app", { ...required, volumes: [volume("/data", { mode: "0777", backup: "files" })] });`,
    role: {
      role: "uploads",
      files: {
        "tasks/main.yml": `- name: Make the folder of the uploads
  ansible.builtin.file:
    path: /srv/uploads
    state: directory
    mode: "0777"
`,
      },
    },
  },
  good: {
    role: "uploads",
    files: {
      "tasks/main.yml": `- name: Make the folder of the uploads
  ansible.builtin.file:
    path: /srv/uploads
    state: directory
    owner: www-data
    group: www-data
    mode: "0750"
`,
    },
  },
  links: ["https://man7.org/linux/man-pages/man7/inode.7.html"],
  inEditor: false,
  acceptable: true,
}).judgedBy({
  *checkApplication({ services }) {
    for (const [service, { volumes }] of Object.entries(services))
      for (const [index, mount] of volumes.entries()) {
        const mode = mount.kind === "volume" || mount.kind === "shared-folder" ? mount.mode : undefined;
        if (mode !== undefined && "path" in mount && letsAllWrite(mode))
          yield {
            says: "volume",
            at: ["services", service, "volumes", index],
            with: { service, path: mount.path, mode },
          };
      }
  },

  *checkRole(role) {
    for (const task of role.tasks) {
      const given = modeOf(task, role);
      if (given === undefined) continue;
      const path = role.resolve(argument(task, "path", "dest", "name"));
      const at = argumentAt(task, given.name);
      yield { says: "role", at, with: { by: `task '${task.name}'`, role: role.name, path, mode: given.mode } };
    }
    for (const { program, arguments: words, by, at } of runsOf(role)) {
      const given = modeGivenBy(
        program,
        words.map(({ text }) => role.resolve(text)),
      );
      if (given !== undefined && letsAllWrite(given.mode))
        yield { says: "role", at, with: { by, role: role.name, ...given } };
    }
  },
});

/** The mode of a task's module that lets everybody write, in any round of its loop. */
function modeOf(task: Task, role: Role): { readonly name: string; readonly mode: string } | undefined {
  for (const name of ["mode", "directory_mode"]) {
    const given = task.arguments[name];
    if (given === undefined || given === null || isRecord(given)) continue;
    for (const round of roundsOf(task)) {
      const mode = typeof given === "number" ? `0${given.toString(8)}` : role.resolve(String(given), round);
      if (letsAllWrite(mode)) return { name, mode };
    }
  }
  return undefined;
}
