import { truthOf } from "../../model/ansible/data.js";
import type { Role } from "../../model/ansible/role.js";
import { argument, type Task } from "../../model/ansible/task.js";
import type { FilePlace } from "../finding.js";
import { runsOf, scriptsRunBy } from "./role-scripts.js";
import { divertedIn } from "./way-out.js";

/** A setting of sshd that shuts somebody out, and where a role makes it. */
export interface ShutOut {
  readonly what: string;
  readonly at: FilePlace;
}

const settings =
  /^\s*["']?(Port|AllowUsers|AllowGroups|DenyUsers|DenyGroups|PermitRootLogin|PasswordAuthentication|PubkeyAuthentication|AuthenticationMethods|AuthorizedKeysFile|AddressFamily)[\s=]+(\{\{.*?\}\}|[^\s"'#]+)/i;

/** Values of settings that let in as before. */
const harmless: Readonly<Record<string, RegExp>> = {
  port: /^22$/,
  permitrootlogin: /^(?:yes|prohibit-password|without-password)$/i,
  passwordauthentication: /^yes$/i,
  pubkeyauthentication: /^yes$/i,
  addressfamily: /^any$/i,
};

/** What a role does to sshd that may shut out who comes next. */
export function* shutOutsOf(role: Role, users: readonly string[]): Generator<ShutOut> {
  for (const { path, source, text, lineAt } of role.written) {
    const file = `${path} ${source?.path ?? ""}`;
    const isSocket = /\bsshd?\.socket\b/.test(file);
    if (!isSocket && !/sshd/.test(file)) continue;
    for (const [index, line] of text.split("\n").entries()) {
      const what = isSocket ? /^\s*ListenStream=(?!.*\b22$)\S+/.exec(line)?.[0].trim() : settingIn(line);
      if (what !== undefined) yield { what, at: lineAt(index + 1) };
    }
  }
  for (const { program, arguments: words, text, at } of runsOf(role)) {
    const isSed = /^(?:sed|perl|awk|gawk)$/.test(program) && words.some((word) => /sshd_config/.test(word.text));
    const what = isSed ? settingIn(/[/|#,]([A-Z]\w+ [^/|#,]*)[/|#,]\w*\s/.exec(`${text} `)?.[1] ?? "") : undefined;
    if (what !== undefined) yield { what, at };
  }
  for (const { path, text, lineAt } of role.written) {
    const line = path.endsWith("/hosts.deny")
      ? text.split("\n").findIndex((one) => /^\s*(?:sshd|ALL)\s*:/.test(one))
      : -1;
    if (line >= 0) yield { what: "hosts.deny", at: lineAt(line + 1) };
  }
  for (const { program, text, at } of runsOf(role)) {
    const user = users.find((name) => new RegExp(`(?<=\\s)${name}$`).test(text));
    if (user !== undefined && expires(program, text)) yield { what: `user '${user}' is shut out`, at };
  }
  for (const { program, text, at } of runsOf(role)) {
    const what = cutsOff(program, text);
    if (what !== undefined) yield { what, at };
  }
  yield* divertedIn(role);
  for (const task of role.tasks) {
    const what = stopsSshd(task, role)
      ? `${argument(task, "name") || "sshd"} is stopped`
      : accountLost(task, role, users);
    if (what !== undefined) yield { what, at: task.at };
  }
  for (const { path, isWhole, lineAt } of role.written)
    if (isWhole && /\/\.ssh\/authorized_keys$/.test(path)) yield { what: "authorized_keys is replaced", at: lineAt(1) };
}

/** Names of the interfaces by which a host is reached, and of variables that stand for one; not those that a role makes. */
const outward = "(?:dev\\s+)?(?:eth\\d|en[opsx]\\w|bond\\d|venet\\d|[{$])";

const cuts: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(`^ip\\s+(?:-\\S+\\s+)*l(?:ink)?\\s+(?:set\\s+${outward}.*\\bdown\\b|del(?:ete)?\\s+${outward})`),
    "the network's interface",
  ],
  [
    new RegExp(`^ip\\s+(?:-\\S+\\s+)*a(?:ddr(?:ess)?)?\\s+(?:flush|del(?:ete)?)\\b.*\\b${outward}`),
    "the host's address",
  ],
  [
    /^ip\s+(?:-\S+\s+)*r(?:oute)?\s+(?:del(?:ete)?|flush)\b.*\b(?:default|all|0\.0\.0\.0\/0|table\s+main)\b/,
    "the way out",
  ],
  [new RegExp(`^(?:ifdown|ifconfig)\\s+(?:-a\\b|--all\\b|${outward}.*(?:\\bdown\\b|$))`), "the network's interface"],
  [/^(?:nmcli\s+(?:c|con|connection|n|networking)\s+(?:down|off)|route\s+del\s+default)\b/, "the network"],
  [
    /^systemctl\s+(?:-\S+\s+)*(?:stop|disable|mask)\s+.*\b(?:networking|systemd-networkd|NetworkManager)\b/,
    "the network",
  ],
  [
    /^ufw\s+(?:--force\s+)?(?:insert\s+\d+\s+)?(?:deny|reject|delete\s+(?:allow|limit))\s+(?:in\s+)?(?:22\b|ssh\b|openssh\b)/i,
    "the door of SSH",
  ],
  [/^nft\s+(?:add|insert)\s+rule\b.*\bdport\s+\{?\s*(?:22|ssh)\b.*\b(?:drop|reject)\b/, "the door of SSH"],
  [
    /^ip\s+(?:-\S+\s+)*r(?:oute)?\s+(?:add|replace|append)\s+(?:blackhole|unreachable|prohibit)\s+(?:default|0\.0\.0\.0\/0)/,
    "the way out",
  ],
  [/^iptables\s+.*-[AI]\s+INPUT\b.*--dport\s+(?:22|ssh)\b.*-j\s+(?:DROP|REJECT)\b/, "the door of SSH"],
];

/** What of the network a command takes down, through which everybody gets in. */
function cutsOff(program: string, text: string): string | undefined {
  const what = cuts.find(([pattern]) => pattern.test(text))?.[1];
  return what === undefined || program === "" ? undefined : `${what} goes: ${text.slice(0, 40)}`;
}

/** The account or the keys by which the operator gets in. */
function accountLost(task: Task, role: Role, users: readonly string[]): string | undefined {
  const name = role.resolve(argument(task, "name", "user"));
  const says = (...names: string[]) => role.resolve(argument(task, ...names));
  const isLogin = users.includes(name) || loginOfAnsible.test(name);
  if (task.action === "user" && isLogin) {
    if (says("state") === "absent") return `user '${name}' is removed`;
    if (/(?:nologin|\/false)$/.test(says("shell")) || /^[01](?:\.0)?$/.test(says("expires")))
      return `user '${name}' is shut out`;
  }
  if (task.action === "iptables" && says("chain") === "INPUT" && /^(?:DROP|REJECT)$/.test(says("jump")))
    return door.test(says("destination_port", "destination_ports")) ? "the door of SSH goes" : undefined;
  if (
    task.action === "ufw" &&
    /^(?:deny|reject)$/.test(says("rule")) &&
    !/^(?:out|outgoing|routed)$/.test(says("direction"))
  )
    return door.test(says("port", "to_port", "name", "app")) ? "the door of SSH goes" : undefined;
  if (task.action === "firewalld" && /^(?:disabled|absent)$/.test(says("state")))
    return door.test(says("service", "port")) ? "the door of SSH goes" : undefined;
  if (task.action === "authorized_key" && isLogin && truthOf(task.arguments.exclusive) === true)
    return `other keys of '${name}' are removed`;
  return undefined;
}

/** The login of the playbook itself, by whichever of its names. */
const loginOfAnsible =
  /^\{\{\s*(?:ansible_user|ansible_ssh_user|ansible_user_id|ansible_env\.(?:USER|LOGNAME|SUDO_USER))\s*\}\}$/;

const door = /(?:^|\W)(?:22|ssh|openssh)(?:\W|$)/i;

/** Whether an account ends: its password alone is no way in. */
function expires(program: string, text: string): boolean {
  if (/^(?:userdel|deluser)$/.test(program)) return true;
  if (program === "usermod")
    return /\s(?:-e|--expiredate)[\s=]?[01]\b|\s(?:-s|--shell)[\s=]\S*(?:nologin|false)\b/.test(text);
  return program === "chage" && /\s(?:-E|--expiredate)[\s=]?[01]\b/.test(text);
}

function settingIn(line: string): string | undefined {
  const [, name = "", value = ""] = settings.exec(line) ?? [];
  return name === "" || harmless[name.toLowerCase()]?.test(value) ? undefined : `${name} ${value}`;
}

const units = /^(?:ssh|sshd)(?:\.service|\.socket)?$/;

function stopsSshd(task: Task, role: Role): boolean {
  if (["service", "systemd", "systemd_service", "sysvinit"].includes(task.action)) {
    const name = role.resolve(argument(task, "name"));
    if (!units.test(name) && !/^(?:networking|systemd-networkd|NetworkManager)(?:\.service)?$/.test(name)) return false;
    return (
      argument(task, "state") === "stopped" ||
      argument(task, "enabled") === "false" ||
      argument(task, "masked") === "true"
    );
  }
  if (task.action === "apt" && argument(task, "state") === "absent")
    return /openssh-server/.test(argument(task, "name", "pkg"));
  return scriptsRunBy(role, task).some(({ commands }) =>
    commands.some(({ program, arguments: given }) => {
      const words = given.flatMap(({ text }) => (text.startsWith("-") ? [] : [text]));
      if (program === "systemctl")
        return /^(?:stop|disable|mask|kill)$/.test(words[0] ?? "") && words.slice(1).some((word) => units.test(word));
      return program === "service" && units.test(words[0] ?? "") && words[1] === "stop";
    }),
  );
}
