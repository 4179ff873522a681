import type { Command } from "../../model/ansible/command.js";
import type { Role } from "../../model/ansible/role.js";
import { argument, roundsOf } from "../../model/ansible/task.js";
import type { FilePlace } from "../finding.js";
import { runsOf } from "./role-scripts.js";

/** A path of the host that a role changes or removes, and who does it. */
export interface ChangedPath {
  readonly path: string;
  readonly by: string;
  readonly at: FilePlace;
  readonly isRemoved: boolean;
}

const writers = new Set("copy template lineinfile blockinfile replace file assemble ini_file get_url".split(" "));

/** The paths that a role changes, in every notation: modules, redirections, and programs that copy, move and edit. */
export function changedPathsOf(role: Role): readonly ChangedPath[] {
  const byTasks = role.tasks.flatMap((task): readonly ChangedPath[] => {
    if (!writers.has(task.action)) return [];
    const isRemoved = argument(task, "state") === "absent";
    return roundsOf(task).map((round) => {
      const said = (...names: string[]) => role.resolve(argument(task, ...names), round);
      const path = into(said("path", "dest", "destfile", "name"), said("src"));
      return { path, by: `task '${task.name}'`, at: task.at, isRemoved };
    });
  });
  const written = role.written.flatMap(({ path, by, task, lineAt }): readonly ChangedPath[] => {
    const at = task?.at ?? lineAt(1);
    return path === "" ? [] : [{ path, by: task === undefined ? by : `task '${task.name}'`, at, isRemoved: false }];
  });
  const byCommands = runsOf(role).flatMap((run) =>
    changedBy(run).map((path) => ({ path, by: run.by, at: run.at, isRemoved: run.program === "rm" })),
  );
  const all = [...byTasks, ...written, ...byCommands].map((one) => ({ ...one, path: one.path.replace(/\/+$/, "") }));
  return all.filter(
    ({ path, at }, index) => all.findIndex((other) => other.path === path && other.at === at) === index,
  );
}

function changedBy({ program, arguments: words }: Command): readonly string[] {
  const plain = words.flatMap(({ text }) => (text.startsWith("-") ? [] : [text]));
  switch (program) {
    case "cp":
    case "mv":
    case "install":
    case "ln":
    case "rsync": {
      const target = words.find((_, index) => /^(?:-t|--target-directory)$/.test(words[index - 1]?.text ?? ""))?.text;
      const from = plain.slice(0, -1);
      if (target !== undefined) return from.map((path) => into(`${target}/`, path));
      return from.length === 0 ? [] : from.map((path) => into(plain.at(-1) ?? "", path));
    }
    case "sed":
    case "perl":
      return words.some(({ text }) => /^-[a-z]*i|^--in-place/.test(text)) ? plain.slice(1) : [];
    case "sponge":
    case "rm":
    case "truncate":
      return plain;
    case "dd":
      return plain.flatMap((word) => /^of=(.+)$/.exec(word)?.[1] ?? []);
    default:
      return [];
  }
}

/** A folder as the target takes the name of what goes there. */
function into(target: string, source: string): string {
  return target.endsWith("/") && source !== "" && !source.endsWith("/")
    ? `${target}${source.split("/").at(-1)}`
    : target;
}
