import { isRecord, truthOf } from "../../model/ansible/data.js";
import type { Role } from "../../model/ansible/role.js";
import { argument, type Task } from "../../model/ansible/task.js";
import type { Text } from "../../model/ansible/text.js";
import type { Written } from "../../model/ansible/written.js";
import type { FilePlace } from "../finding.js";
import { calledByName } from "./named-variables.js";
import { argumentTexts, type Carried, type Taint } from "./taint.js";

/** Where a task brings a secret to light. */
export type Sink = { readonly at: FilePlace; readonly carried: Carried } & (
  | { readonly kind: "argument" | "url" | "named" | "inspected" }
  | { readonly kind: "readable"; readonly mode: string }
  | { readonly kind: "shown"; readonly lacks: "no_log: true" | "diff: false" }
);

const commands = [
  "command",
  "shell",
  "raw",
  "script",
  "expect",
  "cron",
  "docker_container_exec",
  "docker_compose_v2_exec",
];
const writers = ["copy", "template", "lineinfile", "blockinfile", "replace", "assemble", "ini_file", "xml"];

/** What a task brings to light of secrets; the worst first, and only that. */
export function sinkOf(task: Task, role: Role, taint: Taint): Sink | undefined {
  const from = { path: task.file.path, route: task.route };
  const { at } = task;
  const find = (texts: readonly Text[]): Carried | undefined =>
    texts.map((text) => taint.secretIn(text, from) ?? calledByName(text, task)).find((found) => found !== undefined);

  const name = find(
    task.texts.filter(({ route }) => route.length === task.route.length + 1 && route.at(-1) === "name"),
  );
  if (name !== undefined) return { kind: "named", at, carried: name };
  const given = argumentTexts(task);
  const onLine = find(given.filter((text) => isOnLine(text, task)));
  if (onLine !== undefined) return { kind: "argument", at, carried: onLine };
  const inUrl = find(
    given.filter(
      ({ text }) => /[?&][\w.-]+=\s*\{\{|:\/\/[^/\s]*\{\{[^}]*\}\}[^/\s]*@/.test(text) && /:\/\//.test(text),
    ),
  );
  if (inUrl !== undefined) return { kind: "url", at, carried: inUrl };
  const inspected =
    task.action === "docker_container"
      ? find(given.filter((text) => isBelow(text, task, /^(?:env|labels|healthcheck)$/)))
      : undefined;
  if (inspected !== undefined) return { kind: "inspected", at, carried: inspected };

  const written = role.written.filter((one) => one.task === task);
  const inFile = written.map((one) => secretWritten(one, taint)).find((found) => found !== undefined);
  const carried =
    find(given.filter((text) => isPrinted(text, task))) ??
    printedVariable(task, taint) ??
    environmentOf(task, find) ??
    inFile ??
    itemOf(task, taint, find);
  if (carried === undefined) return undefined;
  const isWriter = writers.includes(task.action);
  const mode = isWriter ? readableMode(task, role) : undefined;
  if (mode !== undefined) return { kind: "readable", at, carried, mode };
  if (!isHidden(task.keywords.no_log, role)) return { kind: "shown", at, carried, lacks: "no_log: true" };
  if (isWriter && !isOff(task.keywords.diff, role)) return { kind: "shown", at, carried, lacks: "diff: false" };
  return undefined;
}

/** Whether a text becomes the arguments of a program: not what goes to its standard input. */
function isOnLine({ route }: Text, task: Task): boolean {
  if (!commands.includes(task.action))
    return task.action === "docker_container" && isBelow({ route }, task, /^(?:command|entrypoint)$/);
  const part = route[task.argumentRoutes.cmd?.length ?? task.route.length + 1];
  return !/^(?:stdin|responses|env)$/.test(String(routeName({ route }, task) ?? part ?? ""));
}

/** The argument of the module that a text stands in. */
function routeName({ route }: Pick<Text, "route">, { argumentRoutes }: Task): string | undefined {
  const way = route.join("\0");
  return Object.entries(argumentRoutes).find(
    ([, start]) => way === start.join("\0") || way.startsWith(`${start.join("\0")}\0`),
  )?.[0];
}

function isBelow(text: Pick<Text, "route">, task: Task, names: RegExp): boolean {
  return names.test(routeName(text, task) ?? "");
}

/** Whether Ansible prints the text with the result of the task: not the conditions of an assertion, nor what an include names. */
function isPrinted(text: Text, task: Task): boolean {
  if (["include_role", "import_role", "include_tasks", "import_tasks", "include_vars", "meta"].includes(task.action))
    return false;
  return !(task.action === "assert" && routeName(text, task) === "that");
}

/** What `debug: var:` prints: a variable by its name. */
function printedVariable(task: Task, taint: Taint): Carried | undefined {
  if (task.action !== "debug") return undefined;
  const from = { path: task.file.path, route: task.route };
  const name = argument(task, "var").trim();
  const [, root = "", rest = ""] = /^([A-Za-z_]\w*)((?:[.[].*)?)$/.exec(name) ?? [];
  if (root === "") return undefined;
  const path = [...rest.matchAll(/\.(\w+)|\[\s*['"]?([^'"\]]+)['"]?\s*\]/g)].map(([, dot, key]) => dot ?? key ?? "*");
  const isEverything = (root === "vars" && path.length === 0) || (root === "hostvars" && path.length < 2);
  const read = { name: root, path, isOptional: false, through: [], ...(isEverything && { isEverything }) };
  return taint.secretOf(read, from);
}

function environmentOf(task: Task, find: (texts: readonly Text[]) => Carried | undefined): Carried | undefined {
  return find(task.texts.filter(({ route }) => route[task.route.length] === "environment"));
}

/** What Ansible prints of each round of a loop: the item, or its label. */
function itemOf(task: Task, taint: Taint, find: (texts: readonly Text[]) => Carried | undefined): Carried | undefined {
  const { loop, file, route } = task;
  if (loop === undefined) return undefined;
  if (loop.label !== undefined) {
    const isLabel = ({ route: way }: Text) => way[route.length] === "loop_control" && way[route.length + 1] === "label";
    return find(task.texts.filter(isLabel));
  }
  const read = { name: loop.variable, path: [], isOptional: false, through: [] };
  return taint.secretOf(read, { path: file.path, route });
}

/** The secret in a file that a task installs. */
function secretWritten({ source, isTemplate, task }: Written, taint: Taint): Carried | undefined {
  if (source === undefined || !isTemplate) return undefined;
  const from = { path: task?.file.path ?? "", route: task?.route ?? [] };
  return taint.secretIn({ reads: taint.readsOf(source) }, from);
}

function isHidden(value: unknown, role: Role): boolean {
  const known = truthOf(typeof value === "string" ? role.resolve(value) : value);
  return known ?? (typeof value === "string" && value !== "");
}

function isOff(value: unknown, role: Role): boolean {
  const known = truthOf(typeof value === "string" ? role.resolve(value) : value);
  return known === undefined ? typeof value === "string" : !known;
}

const publicFiles =
  /^\/etc\/(?:environment|profile|profile\.d\/.*|bash\.bashrc|hosts|motd|issue|crontab|cron\.d\/.*|default\/.*|systemd\/system\/.*)$/;

/** The mode of the file that others may read; nothing where they may not, or where it is not known. */
function readableMode(task: Task, role: Role): string | undefined {
  const { mode } = task.arguments;
  if (mode === undefined || mode === null) {
    const isNew = task.action === "copy" || task.action === "template" || task.action === "assemble";
    const path = role.resolve(argument(task, "path", "dest"));
    return isNew || publicFiles.test(path) ? "0644, as none is given," : undefined;
  }
  const text = typeof mode === "number" ? `0${mode.toString(8)}` : role.resolve(String(isRecord(mode) ? "" : mode));
  if (/^0?[0-7]{3,4}$/.test(text)) return /[4-7]$/.test(text) ? text : undefined;
  return /(?:^|,)[ugo]*[oa][ugo]*[+=][wxXst]*r/.test(text) || /(?:^|,)[+=][wxXst]*r/.test(text) ? text : undefined;
}
