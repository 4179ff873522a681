import type { Command, Script, Word } from "../../model/ansible/command.js";
import type { Role } from "../../model/ansible/role.js";
import { argument, type Task } from "../../model/ansible/task.js";
import { hostAskedWith } from "./asked-host.js";
import { scriptsOf } from "./role-scripts.js";

/** The other machine that a task waits for or asks, so that the task fails when it does not answer. */
export function machineAskedBy(task: Task, role: Role): string | undefined {
  if (task.action === "wait_for" && argument(task, "state") !== "stopped") {
    const { delegate_to: from } = task.keywords;
    const host = role.resolve(argument(task, "host"));
    return remote(host) ?? (typeof from === "string" ? remote(role.resolve(from)) : undefined);
  }
  if (task.action === "ping" || task.action === "wait_for_connection") {
    const { delegate_to: from } = task.keywords;
    return typeof from === "string" ? remote(role.resolve(from)) : undefined;
  }
  if (task.action === "uri") return askedByUri(task, role);
  if (task.action === "net_ping") return remote(role.resolve(argument(task, "dest")));
  for (const script of scriptsOf(role, task)) {
    // What a timetable or a unit runs later stops no deployment.
    if (script.kind === "cron" || script.kind === "unit") continue;
    const found = askedByScript(script) ?? askedByFile(script, task, role);
    if (found !== undefined && !isData(task, role)) return found;
  }
  return undefined;
}

/** A request that brings nothing, sends nothing and keeps nothing asks only whether somebody answers. */
function askedByUri(task: Task, role: Role): string | undefined {
  const { arguments: given } = task;
  if (!/^(|GET|HEAD)$/i.test(argument(task, "method")) || isData(task, role)) return undefined;
  if (["return_content", "dest", "body", "src"].some((name) => given[name] !== undefined && given[name] !== false))
    return undefined;
  return hostOf(role.resolve(argument(task, "url")));
}

/** Whether somebody reads what the answer says, and not only that there was one. */
function isData({ keys }: Task, { tasks, templates }: Role): boolean {
  const { register } = keys;
  if (typeof register !== "string") return false;
  const reads = [...tasks.flatMap(({ texts }) => texts), ...templates].flatMap((text) => text.reads);
  return reads.some(
    ({ name, path }) => name === register && /^(json|content|stdout|stdout_lines)$/.test(path[0] ?? ""),
  );
}

function askedByScript({ kind, commands, text }: Script): string | undefined {
  const stops = kind === "command" || /\bset\s+-\w*e|errexit|&&/.test(text);
  const givesUp = /\bexit\s+[1-9]|\breturn\s+[1-9]|\bfalse\b/.test(text);
  const last = commands.at(-1);
  for (const command of commands) {
    const target = machineIn(command, commands);
    if (target === undefined) continue;
    const waits = new RegExp(`\\b(?:until|while\\s+!)\\s[^;\\n]*\\b${command.program}\\b`).test(text);
    const failsTheScript = command.isJudged ? givesUp || waits : stops || command.pipeline === last?.pipeline;
    if (failsTheScript) return target;
  }
  return undefined;
}

/** A script of the role that the task runs. */
function askedByFile({ commands }: Script, task: Task, role: Role): string | undefined {
  const names = new Set(
    commands
      .filter(({ isJudged }) => !isJudged)
      .flatMap(({ program, arguments: words }) => [
        program,
        ...words.slice(0, task.action === "script" ? 0 : 1).map(({ text }) => text.split("/").at(-1) ?? ""),
      ]),
  );
  for (const script of role.scripts)
    if (
      script.kind === "script" &&
      [...names].some((name) => name !== "" && script.by.replace(/\.j2'$/, "'").endsWith(`/${name}'`))
    ) {
      const found = askedByScript(script);
      if (found !== undefined) return found;
    }
  return undefined;
}

/** The other machine that a program asks, where it does nothing else. */
function machineIn(command: Command, all: readonly Command[]): string | undefined {
  const { program, arguments: words, redirects } = command;
  const device = redirects.map(({ target }) => /^\/dev\/tcp\/([^/]+)\//.exec(target)?.[1]).find(Boolean);
  if (device !== undefined) return remote(device);
  switch (program) {
    case "ping":
    case "ping6":
    case "fping":
    case "arping":
    case "traceroute":
    case "telnet":
      return remote(firstPlain(words, /^-[cWwiIstmqQpTlFMNS]$/));
    case "tailscale":
    case "headscale":
      return words[0]?.text === "ping" ? remote(firstPlain(words.slice(1), /^--?(c|timeout)$/)) : undefined;
    case "nc":
    case "ncat":
    case "netcat":
      return words.some(({ text }) => /^-\w*z/.test(text)) ? remote(firstPlain(words, /^-[wpsiXx]$/)) : undefined;
    case "curl":
    case "wget":
      return keepsNothing(command, all) ? hostOf(addressIn(words)) : undefined;
    case "ssh":
      return isOnlyAsked(words) ? remoteOf(program, words) : undefined;
    case "python3":
    case "python":
      return remote(connected.exec(words.map(({ text }) => text).join(" "))?.[1] ?? "");
    default:
      return /^(?:mtr|tracepath|hping3|nmap|getent|dig|host|nslookup|drill|openssl|pg_isready|kcat)$/.test(program)
        ? remoteOf(program, words)
        : undefined;
  }
}

/** A connection that code opens. */
const connected = /connect(?:ion)?\(\s*\(?\s*['"]([A-Za-z\d][\w.-]*)['"]/;

function remoteOf(program: string, words: readonly Word[]): string | undefined {
  const host = hostAskedWith(
    program,
    words.map(({ text }) => text),
  );
  return host === undefined ? undefined : remote(host);
}

/** Whether a session does nothing at the other end. */
function isOnlyAsked(words: readonly Word[]): boolean {
  return /^(?:true|:|exit|exit 0|hostname|uptime|date|id|whoami)$/.test(words.at(-1)?.text ?? "");
}

/** Whether a download leaves no file, sends nothing and feeds no other program. */
function keepsNothing({ program, arguments: words, redirects, pipeline }: Command, all: readonly Command[]): boolean {
  const texts = words.map(({ text }) => text);
  const isFed = all.some(
    (other) =>
      other.pipeline === pipeline && other.program !== program && !/^(sudo|timeout|env|nice)$/.test(other.program),
  );
  if (isFed || redirects.some(({ operator, target }) => /^1?>>?$/.test(operator) && target !== "/dev/null"))
    return false;
  const after = (pattern: RegExp) => texts.find((_, index) => pattern.test(texts[index - 1] ?? ""));
  if (
    texts.some((text) =>
      /^(-X|--request|-H|--header|-u|--user|-d|--data.*|-T|--upload-file|-F|--form|--post-.*|-O\w+|--remote-name)$/.test(
        text,
      ),
    )
  )
    return false;
  if (program === "curl")
    return !texts.some((text) => /^-\w*O$/.test(text)) && /^(\/dev\/null)?$/.test(after(/^(-\w*o|--output)$/) ?? "");
  return (
    texts.includes("--spider") ||
    texts.some((text) => /^-\w*O-$/.test(text)) ||
    /^(-|\/dev\/null)$/.test(after(/^-\w*O$/) ?? "")
  );
}

/** The address that a download asks: with a scheme, or the first word that is no option. */
function addressIn(words: readonly Word[]): string {
  const full = words.find(({ text }) => text.includes("://"))?.text;
  const plain = firstPlain(
    words,
    /^(?:-[omHAubeTUxF]|--(?:max-time|connect-timeout|header|retry|output|user|timeout|tries))$/,
  );
  return full ?? `http://${plain}`;
}

function firstPlain(words: readonly Word[], valued: RegExp): string {
  return (
    words.find(({ text }, index) => !text.startsWith("-") && !valued.test(words[index - 1]?.text ?? ""))?.text ?? ""
  );
}

function hostOf(url: string): string | undefined {
  const host = /^[a-z]+:\/\/(?:[^/@]*@)?(\[[^\]]*\]|\{\{.*?\}\}|[^/:?#]+)/i.exec(url)?.[1] ?? "";
  // Of a name that only the inventory knows, its own says what it is.
  if (host.includes("{{"))
    return /vpn|scale|wireguard|zerotier|peer|gateway|_ip\b|addr/i.test(host) ? remote(host) : undefined;
  return remote(host);
}

/** The name of a machine that is not this one. */
function remote(host: string): string | undefined {
  if (/^(127\.[\d.]+|localhost|\[?::1\]?|0\.0\.0\.0|)$/.test(host)) return undefined;
  return /^\{\{\s*(?:ansible_|inventory_hostname)/.test(host) ? undefined : host;
}
