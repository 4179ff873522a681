import { foreignSources, goneFiles, goneLines } from "../../../facts/system/files.js";
import { gonePythonModules } from "../../../facts/system/programs.js";
import type { Role } from "../../../model/ansible/role.js";
import { argument, argumentAt, type Task } from "../../../model/ansible/task.js";
import type { Written } from "../../../model/ansible/written.js";
import type { FoundGone } from "./found.js";
import { expressionsGone } from "./in-tasks.js";
import { programGone } from "./program.js";

type IsThere = (name: string) => boolean;

/** A file of the host that a task writes, changes or reads, and that Debian 13 does not have or does not read. */
export function* fileGoneIn(task: Task, role: Role, isThere: IsThere): Generator<FoundGone> {
  if (!/^(?:copy|template|lineinfile|blockinfile|replace|slurp|ini_file|fetch|assemble)$/.test(task.action)) return;
  if (argument(task, "state") === "absent") return;
  const option =
    ["path", "dest", "destfile", "src", "name"].find((name) => task.arguments[name] !== undefined) ?? "path";
  const path = role.resolve(argument(task, ...(task.action === "slurp" ? ["src", "path"] : [option])));
  const isMade = /^(?:copy|template|assemble)$/.test(task.action);
  const isRun = isMade && /^["']?0?[0-7]*[1357]/.test(argument(task, "mode"));
  const isWritten = role.written.some((written) => written.path === path && written.isWhole && written.task !== task);
  const found = fileGone(path, isThere, isRun || (!isMade && isWritten));
  if (found !== undefined) yield { ...found, by: `task '${task.name}'`, at: argumentAt(task, option) };
}

/** Why a file of the host is not there, or counts for nothing, if so. */
export function fileGone(
  path: string,
  isThere: IsThere,
  isMade = false,
): Pick<FoundGone, "what" | "from" | "instead"> | undefined {
  const gone = goneFiles.find(({ path: pattern }) => pattern.test(path));
  if (gone === undefined || (gone.unless !== undefined && isThere(gone.unless))) return undefined;
  return gone.mayBeMade === true && isMade ? undefined : { ...gone, what: `file '${path}'` };
}

/** A source of packages that a task adds, of another system. */
export function* sourceGoneIn(task: Task, role: Role): Generator<FoundGone> {
  const said = { apt_repository: ["repo"], deb822_repository: ["uris", "suites"], apt: ["default_release"] }[
    task.action
  ];
  if (said === undefined || argument(task, "state") === "absent") return;
  const text = said.map((name) => role.resolve(argument(task, name).replace(/[[\]"]/g, ""))).join(" ");
  const asked = task.action === "apt" && text !== "" ? `deb.debian.org ${text}` : text;
  yield* sourcesGone(asked, `task '${task.name}'`, () => argumentAt(task, said[0] ?? ""));
}

/** What stands in the text that a role writes and that the host does not know. */
export function* goneInText(written: Written, isThere: IsThere): Generator<FoundGone> {
  const { path, text, by, source, isTemplate, lineAt } = written;
  const name = `${path} ${source?.path ?? ""}`;
  const lines = text.split("\n");
  for (const { path: pattern, line: wrong, unless, from, instead } of goneLines) {
    if (!pattern.test(name) || (unless !== undefined && isThere(unless))) continue;
    const index = lines.findIndex((line) => wrong.test(line));
    if (index >= 0) yield { by, at: lineAt(index + 1), what: `'${lines[index]?.trim().slice(0, 60)}'`, from, instead };
  }
  if (/sources\.list|\.sources\b/.test(name)) yield* sourcesGone(text, by, lineAt);
  yield* interpreterGone(lines[0] ?? "", by, lineAt(1), isThere);
  if (/^#!.*\bpython/.test(text) || /\.py(?:\.j2)?$/.test(source?.path ?? "")) {
    const index = lines.findIndex((line) => gonePythonModules.pattern.test(line));
    const module = gonePythonModules.pattern.exec(lines[index] ?? "")?.[1];
    if (module !== undefined)
      yield { ...gonePythonModules, by, at: lineAt(index + 1), what: `Python's module '${module}'` };
  }
  if (isTemplate && source !== undefined)
    for (const [index, line] of lines.entries())
      if (/\{[{%]/.test(line)) yield* expressionsGone(line, by, lineAt(index + 1));
}

/** Sources of packages of another system, in a line or a file of apt. */
function* sourcesGone(text: string, by: string, at: (line: number) => FoundGone["at"]): Generator<FoundGone> {
  const isForDebian = text.replace(/^\s*#.*$/gm, "");
  for (const { line: wrong, from, instead } of foreignSources) {
    const joined = isForDebian.replace(/\n(?!\s*\n)/g, " ");
    const found = wrong.exec(joined)?.[0];
    if (found === undefined) continue;
    const index = isForDebian.split("\n").findIndex((line) => line.includes(found.split(/\s/)[0] ?? ""));
    yield { by, at: at(Math.max(index, 0) + 1), what: `packages of '${found.slice(0, 60)}'`, from, instead };
  }
}

/** The program that runs a script, by its first line. */
function* interpreterGone(first: string, by: string, at: FoundGone["at"], isThere: IsThere): Generator<FoundGone> {
  const program = /^#!\s*(?:\S*\/env\s+(?:-S\s+)?)?(?:\S*\/)?([\w.+-]+)/.exec(first)?.[1] ?? "";
  const found = programGone(program, isThere);
  if (found !== undefined) yield { ...found, by, at, what: `program '${program}'` };
}
