import { textsIn, truthOf } from "../../model/ansible/data.js";
import { dockerCallOf } from "../../model/ansible/docker-call.js";
import type { Role } from "../../model/ansible/role.js";
import { roundsOf, type Task } from "../../model/ansible/task.js";
import type { FilePlace } from "../finding.js";
import { type Run, runsOf, scriptsOf } from "./role-scripts.js";

/** A folder that a role copies file by file: by a program, a module, or the settings of a program for backups. */
export interface Copied {
  readonly path: string;
  readonly by: string;
  readonly at: FilePlace;
  /** What it leaves out, as written. */
  readonly leavesOut: string;
}

/** What copies whole folders, and from which word on it names them; the last word of some is where the copy goes. */
const programs: ReadonlyMap<string, { readonly verb?: RegExp; readonly goesToLast?: true }> = new Map([
  ["tar", { verb: /^(?:-?[A-Za-bd-wyz]*c[A-Za-wyz]*|--create)$/ }],
  ["bsdtar", { verb: /^(?:-?[A-Za-bd-wyz]*c[A-Za-wyz]*|--create)$/ }],
  ["cp", { verb: /^-\w*[aRr]|^--(?:archive|recursive)$/, goesToLast: true }],
  ["rsync", { goesToLast: true }],
  ["scp", { verb: /^-\w*r/, goesToLast: true }],
  ["rclone", { verb: /^(?:sync|copy|move)$/ }],
  ["rdiff-backup", {}],
  ["borg", { verb: /^create$/ }],
  ["restic", { verb: /^backup$/ }],
  ["rustic", { verb: /^backup$/ }],
  ["kopia", { verb: /^(?:snapshot|snap)$/ }],
  ["duplicity", {}],
  ["zip", {}],
  ["7z", { verb: /^a$/ }],
  ["7za", { verb: /^a$/ }],
]);

/** What gives the copy one moment: the server stands still, or the file system keeps a snapshot. */
const stops =
  /\b(?:docker(?:-compose)?\b[^\n;&|]*\s(?:stop|pause|down)\b|systemctl\s+(?:-\S+\s+)*stop\b|service\s+\S+\s+stop\b|lvcreate\b|btrfs\s+subvolume\s+snapshot|zfs\s+snapshot|fsfreeze|xfs_freeze|pg_backup_start|pg_start_backup)/;

/** The folders that a role copies while nothing stands still. */
export function copiedFolders(role: Role): readonly Copied[] {
  if (role.tasks.some((task) => standsStill(task, role))) return [];
  return [
    ...runsOf(role).flatMap((run) => (stops.test(run.script.text) ? [] : byProgram(run, role))),
    ...role.tasks.flatMap((task) => byModule(task, role)),
    ...bySettings(role),
  ];
}

/** Whether a task stops what others would copy. */
function standsStill(task: Task, role: Role): boolean {
  if (/^(?:docker_container|docker_compose_v2|service|systemd|systemd_service|sysvinit)$/.test(task.action))
    return /^(?:stopped|absent)$/.test(String(task.arguments.state ?? "")) || truthOf(task.arguments.paused) === true;
  return scriptsOf(role, task).some(({ kind, text }) => kind !== "cron" && stops.test(text));
}

function byProgram(run: Run, role: Role): readonly Copied[] {
  const { program, text, by, at } = run;
  const words = run.arguments.map((word) => role.resolve(word.text));
  const found = (paths: readonly string[]) => paths.map((path) => ({ path, by, at, leavesOut: leftOut(text) }));
  const call = dockerCallOf(run);
  if (call?.verb === "cp") return found(words.flatMap((word) => /^[\w.-]+:(\/.*)$/.exec(word)?.[1] ?? []).slice(0, 1));
  if (call !== undefined) {
    // The program that runs in the container, and what it was given of the host.
    const inner = words.findIndex(
      (word) => programs.has(word.split("/").at(-1) ?? "") || /\b(?:tar|rsync|cp)\s+-/.test(word),
    );
    if (inner < 0 || !/^(?:run|exec|compose (?:run|exec))$/.test(call.verb)) return [];
    const mounted = words.flatMap((word) => /^(?:--volume=|-v)?([\w./-]+):\/[\w./-]+/.exec(word)?.[1] ?? []);
    const [name = "", ...rest] = words.slice(inner).flatMap((word) => word.split(/\s+/));
    return found([...mounted, ...sourcesOf(name.split("/").at(-1) ?? "", rest)]);
  }
  return found(sourcesOf(program, words));
}

function sourcesOf(program: string, words: readonly string[]): readonly string[] {
  const known = programs.get(program);
  if (known === undefined || (known.verb !== undefined && !words.some((word) => known.verb?.test(word)))) return [];
  const from = words.flatMap((word, index) =>
    /^(?:-C|--directory)$/.test(words[index - 1] ?? "")
      ? word
      : (/^(?:--directory=|-C(?=\/))(.*)$/.exec(word)?.[1] ?? []),
  );
  const plain = words.filter(
    (word, index) =>
      !word.startsWith("-") && !/^(?:-\w*f|--file|--exclude|-C|--directory|-X|-t)$/.test(words[index - 1] ?? ""),
  );
  const named =
    known.goesToLast && !words.some((word) => /^(?:-t|--target-directory)/.test(word)) ? plain.slice(0, -1) : plain;
  return named.flatMap((word) => (word.startsWith("/") ? word : from.map((folder) => `${folder}/${word}`)));
}

function leftOut(text: string): string {
  return [...text.matchAll(/(?:--exclude(?:-\w+)?|-x|--filter)[=\s]+(\S+)/g)].map(([, pattern]) => pattern).join(" ");
}

function byModule(task: Task, role: Role): readonly Copied[] {
  const { arguments: given, at, name } = task;
  const isCopy =
    task.action === "archive" ||
    task.action === "synchronize" ||
    (task.action === "copy" && truthOf(given.remote_src) === true);
  if (!isCopy) return [];
  const leavesOut = [given.exclude_path, given.exclusion_patterns, given.rsync_opts].flatMap(textsIn).join(" ");
  return roundsOf(task).flatMap((round) =>
    textsIn(task.action === "archive" ? given.path : given.src).map((path) => ({
      path: role.resolve(path, round),
      by: `task '${name}'`,
      at,
      leavesOut: role.resolve(leavesOut, round),
    })),
  );
}

/** Lines of settings that name a folder to keep. */
const kept = /^\s*(?:backup\s+|include\s*=\s*|SOURCE=|R?Source(?:Dir)?\s*[:=]\s*|-\s+|"|')?["']?(\/[^\s"',]+)["']?/i;

/** The folders in the settings of programs for backups, such as those of rsnapshot and borgmatic. */
function bySettings(role: Role): readonly Copied[] {
  return role.written.flatMap(({ path, source, text, by, lineAt }) => {
    const name = `${path} ${source?.path ?? ""}`;
    if (!/rsnapshot|borg|restic|rustic|duply|kopia|backupninja|backup/i.test(name)) return [];
    if (text.startsWith("#!") || /^Exec\w+=/m.test(text) || /cron/.test(name) || stops.test(text)) return [];
    const lines = role.resolve(text).split("\n");
    const leavesOut = lines.filter((line) => /exclude/i.test(line)).join(" ");
    let isLeftOut = false;
    return lines.flatMap((line, index) => {
      if (/^\s*[\w-]+\s*:/.test(line)) isLeftOut = /exclude|repositor|path:.*\.borg|destination|log|lock/i.test(line);
      const found = isLeftOut || /exclude/i.test(line) ? undefined : kept.exec(line)?.[1];
      return found === undefined ? [] : [{ path: found, by, at: lineAt(index + 1), leavesOut }];
    });
  });
}
