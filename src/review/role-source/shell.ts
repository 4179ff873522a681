import { oncePer } from "../../model/once-per.js";
import type { FilePlace } from "../finding.js";
import type { ParsedFile, RoleSource } from "./role-source.js";
import { argument, commandLine, tasksOf } from "./task.js";

/** Shell that a role runs: a task's command line, or a line of a script, unit or timetable that it installs. */
export interface ShellLine {
  readonly text: string;
  readonly at: FilePlace;
  /** The task, or the file. */
  readonly by: string;
}

/** Every command line that the source of a role brings to the host. */
export const shellLinesOf = oncePer((role: RoleSource): readonly ShellLine[] => {
  const tasks = tasksOf(role).map((task) => {
    const text = task.action === "cron" ? argument(task, "job") : commandLine(task);
    return { text, at: { file: task.file, route: task.route }, by: `task '${task.name}'` };
  });
  const scripts = role.files.filter(runsCommands).flatMap((file) =>
    file.text.split("\n").map((line, index) => ({
      text: line.replace(/^\s*#.*/, ""),
      at: { file, line: index + 1 },
      by: `file '${file.path}'`,
    })),
  );
  return [...tasks, ...scripts].filter(({ text }) => text.trim() !== "");
});

/** A script, a unit of systemd, or a timetable of cron. */
function runsCommands({ path, text }: ParsedFile): boolean {
  return /^(files|templates)\//.test(path) && (text.startsWith("#!") || /^Exec\w+=/m.test(text) || /cron/.test(path));
}

/** Whether the file is a script of bash. */
export function isBash({ path, text }: ParsedFile): boolean {
  return /^(files|templates)\//.test(path) && /^#!.*\bbash\b/.test(text);
}
