import type { Role } from "../../model/ansible/role.js";
import { argument, roundsOf } from "../../model/ansible/task.js";
import type { FilePlace } from "../finding.js";
import { runsOf } from "./role-scripts.js";

/** A setting of the kernel that a role gives to the host, and who gives it. */
export interface KernelSetting {
  /** With dots, such as "net.ipv4.ip_forward". */
  readonly name: string;
  readonly value: string;
  readonly by: string;
  readonly at: FilePlace;
}

/** The settings of the kernel that a role changes: by the module, the program, a file that sysctl reads, or below /proc/sys. */
export function* kernelSettingsOf(role: Role): Generator<KernelSetting> {
  for (const task of role.tasks)
    if (task.action === "sysctl" && argument(task, "state") !== "absent")
      for (const round of roundsOf(task)) {
        const said = (...names: string[]) => role.resolve(argument(task, ...names), round);
        yield { ...setting(said("name", "key"), said("value", "val")), by: `task '${task.name}'`, at: task.at };
      }
  for (const { path, text, by, source, lineAt } of role.written) {
    const [, below] = /^\/proc\/sys\/(.+)$/.exec(path) ?? [];
    if (below !== undefined) yield { ...setting(below, text), by, at: lineAt(1) };
    if (!/sysctl/.test(`${path} ${source?.path ?? ""}`) || text.startsWith("#!")) continue;
    for (const [index, line] of role.resolve(text).split("\n").entries()) {
      const [, name, value] = /^\s*-?([\w./*-]+)\s*=\s*(.*)$/.exec(line) ?? [];
      if (name !== undefined) yield { ...setting(name, value ?? ""), by, at: lineAt(index + 1) };
    }
  }
  for (const { program, arguments: words, by, at } of runsOf(role))
    for (const { text } of program === "sysctl" ? words : []) {
      const [, name, value] = /^([\w./*-]+)=(.*)$/.exec(text) ?? [];
      if (name !== undefined) yield { ...setting(name, value ?? ""), by, at };
    }
}

/** sysctl takes slashes for dots; then a dot is part of a name, as in "net/ipv4/conf/eth0.1/forwarding". */
function setting(name: string, value: string) {
  return { name: /^[^.]*\//.test(name) ? name.replaceAll("/", ".") : name, value: value.trim() };
}
