import { isRecord } from "../../model/ansible/data.js";
import type { FilePlace } from "../../model/ansible/place.js";
import type { RoleFile } from "../../model/ansible/role-file.js";
import { argument, argumentAt, roundsOf, type Task } from "../../model/ansible/task.js";
import type { Written } from "../../model/ansible/written.js";
import type { Resolve } from "./values.js";

/** What the tasks of a role write to files of the host, and the files of the role that no task is seen to install. */
export function readWritten(files: readonly RoleFile[], tasks: readonly Task[], resolve: Resolve): readonly Written[] {
  const byTasks = tasks.flatMap((task) => writtenBy(task, files, resolve));
  const seen = new Set(byTasks.flatMap(({ source }) => source ?? []));
  const left = files.filter((file) => (file.kind === "template" || file.kind === "file") && !seen.has(file));
  return [...byTasks, ...left.map((file) => installed(file, "", undefined, file.kind === "template"))];
}

function writtenBy(task: Task, files: readonly RoleFile[], resolve: Resolve): readonly Written[] {
  const path = (round: Readonly<Record<string, unknown>>, ...names: string[]) =>
    resolve(argument(task, ...names), round);
  switch (task.action) {
    case "copy":
      if (task.arguments.content !== undefined && task.arguments.content !== null)
        return roundsOf(task).map((round) => piece(task, "content", path(round, "dest", "path"), true, resolve, round));
      return roundsOf(task).flatMap((round) =>
        fromSource(task, files, "file", path(round, "dest", "path"), path(round, "src")),
      );
    case "template":
      return roundsOf(task).flatMap((round) =>
        fromSource(task, files, "template", path(round, "dest", "path"), path(round, "src")),
      );
    case "lineinfile":
      return roundsOf(task).map((round) =>
        piece(task, "line", path(round, "path", "dest", "destfile", "name"), false, resolve, round),
      );
    case "blockinfile":
      return roundsOf(task).map((round) =>
        piece(
          task,
          "block" in task.arguments ? "block" : "content",
          path(round, "path", "dest", "destfile", "name"),
          false,
          resolve,
          round,
        ),
      );
    case "ini_file":
      return roundsOf(task).map((round) => setting(task, path(round, "path", "dest"), resolve, round));
    case "replace":
      return roundsOf(task).map((round) =>
        piece(task, "replace", path(round, "path", "dest", "destfile", "name"), false, resolve, round),
      );
    case "command":
    case "shell":
      return /(?:^|\s)crontab\s/.test(argument(task, "cmd")) && "stdin" in task.arguments
        ? [piece(task, "stdin", timetable, true, resolve, {})]
        : [];
    default:
      return [];
  }
}

/** Where the program crontab puts what it is given. */
export const timetable = "/var/spool/cron/crontabs/root";

function piece(
  task: Task,
  name: string,
  path: string,
  isWhole: boolean,
  resolve: Resolve,
  round: Readonly<Record<string, unknown>>,
): Written {
  const at: FilePlace = argumentAt(task, name);
  const text = resolve(argument(task, name), round);
  return {
    path,
    text,
    by: `task '${task.name}'`,
    task,
    source: undefined,
    isWhole,
    isTemplate: true,
    lineAt: () => at,
  };
}

/** A line of an INI file. */
function setting(task: Task, path: string, resolve: Resolve, round: Readonly<Record<string, unknown>>): Written {
  const { argumentRoutes } = task;
  const written = piece(task, "value" in argumentRoutes ? "value" : "option", path, false, resolve, round);
  const [option, value] = ["option", "value"].map((name) => resolve(argument(task, name), round));
  return { ...written, text: `${option}=${value}` };
}

/** The files that a task installs: one, those below a folder, or every one that a name with Jinja may mean. */
function fromSource(
  task: Task,
  files: readonly RoleFile[],
  kind: "file" | "template",
  dest: string,
  src: string,
): readonly Written[] {
  const { remote_src: remote } = task.arguments;
  if (src === "" || remote === true || remote === "yes" || isRecord(src)) return [];
  const folder = kind === "file" ? "files" : "templates";
  const name = src.replace(/^\{\{\s*role_path\s*\}\}\/(?:files|templates)\//, "").replace(/^\.\//, "");
  const isTemplate = kind === "template";
  const own = files.filter((file) => file.kind === kind);
  const exact = own.filter(
    ({ path }) => path === `${folder}/${name}` || path === `${folder}/${name.replace(/\/$/, "")}`,
  );
  if (exact.length > 0)
    return exact.map((file) => installed(file, destOf(dest, file.path.split("/").at(-1) ?? ""), task, isTemplate));
  const below = own.filter(({ path }) => path.startsWith(`${folder}/${name.replace(/\/?$/, "/")}`));
  if (below.length > 0)
    return below.map((file) => {
      const rest = file.path.slice(folder.length + 1 + name.replace(/\/?$/, "/").length);
      return installed(file, destOf(name.endsWith("/") ? dest : `${dest}/`, rest), task, isTemplate);
    });
  if (!name.includes("{{")) return [];
  const meant = patternOf(name);
  return own
    .filter(({ path }) => meant.test(path.slice(folder.length + 1)))
    .map((file) => installed(file, dest, task, isTemplate));
}

function patternOf(name: string): RegExp {
  const parts = name.split(/\{\{[\s\S]*?\}\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`);
}

function destOf(dest: string, name: string): string {
  return dest.endsWith("/") ? `${dest}${name}` : dest;
}

function installed(source: RoleFile, path: string, task: Task | undefined, isTemplate: boolean): Written {
  const lineAt = (line: number): FilePlace => ({ file: source, line });
  return { path, text: source.text, by: `file '${source.path}'`, task, source, isWhole: true, isTemplate, lineAt };
}
