import {
  goneConnections,
  goneExpressions,
  goneKeywords,
  goneModules,
  goneOptions,
} from "../../../facts/system/ansible.js";
import { legacyZones } from "../../../facts/system/files.js";
import type { Gone } from "../../../facts/system/gone.js";
import { neededBy } from "../../../facts/system/programs.js";
import type { Role } from "../../../model/ansible/role.js";
import { argument, argumentAt, type Task } from "../../../model/ansible/task.js";
import { type FoundGone, ownEntry } from "./found.js";

/** What a task says of modules, options and keywords that Ansible or the host does not have. */
export function* goneInTask(task: Task, role: Role, isThere: (name: string) => boolean): Generator<FoundGone> {
  const { module, action, keys, arguments: given, file } = task;
  const by = `task '${task.name}'`;
  const ofModule = module && ownEntry(goneModules, module.name);
  if (module !== undefined && ofModule !== undefined)
    yield { ...ofModule, by, what: `module '${module.written}'`, at: { file, route: module.route } };
  const needed = module && neededByTask(task, module.name, role);
  if (module !== undefined && needed !== undefined && !isThere(needed))
    yield {
      by,
      what: `'${needed}' for module '${module.written}'`,
      from: "a plain Debian 13",
      instead: `install the package '${needed}' in the role`,
      at: { file, route: module.route },
    };
  for (const name of Object.keys(given)) {
    const option = ownEntry(ownEntry(goneOptions, action) ?? {}, name);
    if (option !== undefined)
      yield { ...option, by, what: `option '${name}' of '${action}'`, at: argumentAt(task, name) };
  }
  for (const name of Object.keys(keys)) {
    const keyword = ownEntry(goneKeywords, name);
    if (keyword !== undefined)
      yield { ...keyword, by, what: `keyword '${name}'`, at: { file, route: [...task.route, name] } };
  }
  const connection = ownEntry(goneConnections, String(keys.connection ?? ""));
  if (connection !== undefined)
    yield {
      ...connection,
      by,
      what: `connection '${keys.connection}'`,
      at: { file, route: [...task.route, "connection"] },
    };
  yield* valuesGone(task, role, by);
  for (const { text, route } of task.texts) yield* expressionsGone(text, by, { file, route });
}

/** The package without which the task does nothing. */
function neededByTask(task: Task, module: string, role: Role): string | undefined {
  if (task.action === "unarchive" && /\.zip$/.test(role.resolve(argument(task, "src")))) return "unzip";
  return neededBy.get(module);
}

/** Values of options, and defaults of theirs, that the host does not have. */
function* valuesGone(task: Task, role: Role, by: string): Generator<FoundGone> {
  const type = argument(task, "type", "ssh_key_type");
  if (type === "dsa" && /^(?:openssh_keypair|user)$/.test(task.action))
    yield { ...dsa, by, what: "keys of type 'dsa'", at: argumentAt(task, "type") };
  const zone = role.resolve(argument(task, "name"));
  if (task.action === "timezone" && legacyZones.test(zone))
    yield { ...zones, by, what: `time zone '${zone}'`, at: argumentAt(task, "name") };
  const isLost =
    task.action === "sysctl" && argument(task, "sysctl_file") === "" && argument(task, "state") !== "absent";
  if (isLost) yield { ...sysctl, by, what: "file '/etc/sysctl.conf'", at: argumentAt(task, "name") };
}

/** Expressions that neither Python 3 nor Ansible takes any more. */
export function* expressionsGone(text: string, by: string, at: FoundGone["at"]): Generator<FoundGone> {
  for (const { pattern, what, from, instead } of goneExpressions)
    if (pattern.test(text)) yield { by, what: what.startsWith("a ") ? what : `'${what}'`, from, instead, at };
}

const dsa: Pick<Gone, "from" | "instead"> = { from: "Debian 13", instead: "take 'ed25519'" };

export const zones: Pick<Gone, "from" | "instead"> = {
  from: "a plain Debian 13",
  instead: "name the city, such as 'America/New_York': the old names are in the package 'tzdata-legacy'",
};

const sysctl: Pick<Gone, "from" | "instead"> = {
  from: "Debian 13",
  instead: "say 'sysctl_file: /etc/sysctl.d/….conf': the default is read by nothing when the host starts",
};
