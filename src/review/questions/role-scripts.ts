import type { Command, Script } from "../../model/ansible/command.js";
import type { FilePlace } from "../../model/ansible/place.js";
import type { Role } from "../../model/ansible/role.js";
import type { Task } from "../../model/ansible/task.js";
import { oncePer } from "../../model/once-per.js";

/** A program that a role runs on the host, with who runs it. */
export interface Run extends Command {
  readonly by: string;
  readonly at: FilePlace;
  readonly script: Script;
}

/** Every program that the source of a role runs on the host. */
export const runsOf = oncePer(({ scripts }: Role): readonly Run[] =>
  scripts.flatMap((script) =>
    script.commands.map((command) => ({ ...command, by: script.by, at: script.lineAt(command.line), script })),
  ),
);

/** The command lines of a task. */
export function scriptsOf(role: Role, task: Task): readonly Script[] {
  return byPlace(role).get(task.at) ?? [];
}

/** The programs that a task runs. */
export function commandsOf(role: Role, task: Task): readonly Command[] {
  return scriptsOf(role, task).flatMap(({ commands }) => commands);
}

const byPlace = oncePer(({ scripts }: Role): ReadonlyMap<FilePlace, readonly Script[]> => {
  const places = new Map<FilePlace, Script[]>();
  for (const script of scripts) places.set(script.at, [...(places.get(script.at) ?? []), script]);
  return places;
});

/** What a task runs at once: its command lines, and the scripts of the role that they call. */
export function scriptsRunBy(role: Role, task: Task): readonly Script[] {
  const own = scriptsOf(role, task);
  const called = new Set(
    own.flatMap(({ commands }) =>
      commands.flatMap(({ program, arguments: words }) => [program, words[0]?.text.split("/").at(-1) ?? ""]),
    ),
  );
  const files = role.scripts.filter(
    ({ kind, by }) =>
      kind === "script" &&
      called.has(
        by
          .replace(/^file '|\.j2'$|'$/g, "")
          .split("/")
          .at(-1) ?? "",
      ),
  );
  return [...own, ...files];
}
