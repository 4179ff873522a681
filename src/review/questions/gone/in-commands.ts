import { legacyZones } from "../../../facts/system/files.js";
import { controllersPrograms, goneCalls, goneUnits } from "../../../facts/system/programs.js";
import type { FilePlace } from "../../../model/ansible/place.js";
import type { Role } from "../../../model/ansible/role.js";
import { argument, argumentAt, type Task } from "../../../model/ansible/task.js";
import type { Run } from "../role-scripts.js";
import { type FoundGone, ownEntry } from "./found.js";
import { fileGone } from "./in-files.js";
import { packagesGone } from "./in-packages.js";
import { zones } from "./in-tasks.js";
import { programGone } from "./program.js";

/** What a program that a role runs asks of the host that is not there. `isThere` says which packages a role installs. */
export function* goneInRun(
  run: Run,
  role: Role,
  hasRepository: boolean,
  isThere: (name: string) => boolean,
): Generator<FoundGone> {
  const { program, arguments: words, text, by, at } = run;
  const asked = words.flatMap((word) => (word.text.startsWith("-") ? [] : [word.text]));
  if (program === "systemctl") yield* unitGone(asked[1] ?? "", role, by, at);
  if (program === "service") yield* unitGone(asked[0] ?? "", role, by, at);
  const found = missing(run, isThere);
  if (found !== undefined) yield { ...found, by, at, what: `program '${program}'` };
  for (const path of run.isJudged ? [] : [...asked, ...run.redirects.map(({ target }) => target)]) {
    const file = fileGone(path, isThere);
    if (file !== undefined) yield { ...file, by, at };
  }
  for (const { pattern, what, from, instead } of goneCalls)
    if (pattern.test(text)) yield { by, at, what, from, instead };
  const zone = /^timedatectl\s+set-timezone\s+(\S+)|\/usr\/share\/zoneinfo\/(\S+)/.exec(text);
  const name = zone?.[1] ?? zone?.[2] ?? "";
  if (legacyZones.test(name) && !isThere("tzdata-legacy")) yield { ...zones, by, at, what: `time zone '${name}'` };
  if (/^(?:apt|apt-get|aptitude)$/.test(program) && asked[0] === "install")
    yield* packagesGone(asked.slice(1), hasRepository, by, at);
}

/** A program that is asked for, and left alone where it is not there, may be missing. */
function missing({ program, isJudged, text }: Run, isThere: (name: string) => boolean) {
  // What lies in a folder of its own came from elsewhere than Debian.
  const path = text.split(/\s+/).find((word) => word.endsWith(`/${program}`));
  if (path !== undefined && !/^\/(?:usr\/)?s?bin\//.test(path)) return undefined;
  const isControllers = controllersPrograms.pattern.test(program);
  if (isControllers) return isJudged || isThere("ansible") || isThere("ansible-core") ? undefined : controllersPrograms;
  return programGone(program, isJudged ? () => true : isThere);
}

/** The unit that a task starts or stops, where no package of Debian brings one of that name. */
export function unitGoneIn(task: Task, role: Role): Generator<FoundGone> {
  const unit = /^(?:service|systemd|systemd_service|sysvinit)$/.test(task.action)
    ? role.resolve(argument(task, "name", "service"))
    : "";
  return unitGone(unit, role, `task '${task.name}'`, argumentAt(task, "name"));
}

/** A unit that no package of Debian brings, unless the role writes one of that name. */
function* unitGone(written: string, role: Role, by: string, at: FilePlace): Generator<FoundGone> {
  const name = written.replace(/\.service$/, "");
  const found = ownEntry(goneUnits, name);
  const isOwn = role.written.some(({ path, source }) => `${path} ${source?.path ?? ""}`.includes(`${name}.service`));
  if (found !== undefined && !isOwn) yield { ...found, by, at, what: `unit '${written}'` };
}
