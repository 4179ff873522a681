import type { Role } from "../../model/ansible/role.js";
import { argument, type Task } from "../../model/ansible/task.js";
import type { FilePlace } from "../finding.js";
import { scriptsRunBy } from "./role-scripts.js";

/** A place where a role closes the host, before it let SSH in. */
export interface Closing {
  readonly what: string;
  readonly at: FilePlace;
}

/**
 * Where a role closes the host to what is not let in, and lets SSH in nowhere before. In other files of tasks, whose order is
 * not seen here, it may stand anywhere.
 */
export function* closingsOf(role: Role, ports: readonly number[]): Generator<Closing> {
  const letsIn = role.tasks.filter((task) => letsSshIn(task, role, ports));
  for (const [index, task] of role.tasks.entries()) {
    const what = closedBy(task, role);
    if (what === undefined || task.conditions.some((condition) => /ssh/i.test(condition))) continue;
    const isOpen = letsIn.some((other) => other.file !== task.file || role.tasks.indexOf(other) <= index);
    if (!isOpen) yield { what, at: task.at };
  }
  for (const { path, text, lineAt } of role.written)
    if (path.endsWith("/ufw/ufw.conf") && letsIn.length === 0) {
      const line = text.split("\n").findIndex((one) => /^\s*ENABLED\s*=\s*yes/i.test(one));
      if (line >= 0) yield { what: "ufw enable", at: lineAt(line + 1) };
    }
  for (const { path, source, text, lineAt } of role.written) {
    const name = `${path} ${source?.path ?? ""}`;
    if (!/nft|iptables|rules\.v[46]/.test(name) && !/^#!.*\bnft\b/.test(text)) continue;
    const lines = text.split("\n");
    const line = lines.findIndex((one) => /hook\s+input\b.*policy\s+drop|^\s*:INPUT\s+(?:DROP|REJECT)\b/.test(one));
    const isLetIn = lines.some((one) => /\baccept\b/i.test(one) && mentionsSsh(one, ports)) || /include\s+"/.test(text);
    if (line >= 0 && !isLetIn && letsIn.length === 0) yield { what: "policy drop", at: lineAt(line + 1) };
  }
}

function mentionsSsh(text: string, ports: readonly number[]): boolean {
  return /ssh/i.test(text) || [22, ...ports].some((port) => new RegExp(`(?<![\\d.])${port}(?![\\d.])`).test(text));
}

function letsSshIn(task: Task, role: Role, ports: readonly number[]): boolean {
  const says = () =>
    task.texts.some(({ text }) => mentionsSsh(role.resolve(text), ports)) ||
    mentionsSsh(JSON.stringify(task.loop?.items ?? task.arguments), ports);
  if (task.action === "ufw") return /\b(?:allow|limit)\b/.test(argument(task, "rule")) && (says() || isForAll(task));
  if (task.action === "iptables") return argument(task, "jump") === "ACCEPT" && says();
  return scriptsRunBy(role, task).some(({ commands }) =>
    commands.some(({ program, text }) => {
      if (program === "ufw") return /\b(?:allow|limit)\b/.test(text) && mentionsSsh(text, ports);
      if (/^ip6?tables/.test(program)) return /\bACCEPT\b/.test(text) && mentionsSsh(text, ports);
      return program === "nft" && /\baccept\b/.test(text) && mentionsSsh(text, ports);
    }),
  );
}

/** A rule for an address or an interface, without a port. */
function isForAll({ arguments: given }: Task): boolean {
  return given.port === undefined && given.to_port === undefined && given.name === undefined && given.app === undefined;
}

function closedBy(task: Task, role: Role): string | undefined {
  if (task.action === "ufw")
    return argument(task, "state") === "enabled" && !/^allow$/.test(argument(task, "default", "policy"))
      ? "ufw enable"
      : undefined;
  if (task.action === "iptables")
    return argument(task, "chain") === "INPUT" && /^(?:DROP|REJECT)$/.test(argument(task, "policy"))
      ? "policy DROP"
      : undefined;
  if (task.action === "firewalld" && /^(?:drop|block)$/.test(argument(task, "zone")))
    return argument(task, "state") === "enabled" && task.arguments.interface !== undefined
      ? "a zone that drops"
      : undefined;
  for (const { commands } of scriptsRunBy(role, task))
    for (const { program, text } of commands) {
      if (program === "ufw" && /\benable\b/.test(text)) return "ufw enable";
      if (program === "nft" && /\bhook\s+input\b.*\bpolicy\s+drop\b/.test(text)) return "policy drop";
      if (program === "firewall-cmd" && /--set-default-zone[= ](?:drop|block)\b/.test(text)) return "a zone that drops";
      if (program === "nft" && /\badd rule\b.*\binput\s+(?:counter\s+)?(?:drop|reject)\b/.test(text)) return "drop";
      if (/^ip6?tables/.test(program) && /(?:-P|--policy)\s+INPUT\s+(?:DROP|REJECT)/.test(text)) return "policy DROP";
    }
  return undefined;
}
