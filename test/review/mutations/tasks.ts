import type { Label } from "./mutation.js";

export function refused(by: string, ...rules: readonly string[]): Label {
  return { is: "defect", refusedBy: by, ...(rules.length > 0 && { rules }) };
}

/** A task from its module and the lines below. */
export function task(module: string, more = ""): string {
  return `- name: Do the work\n  ${module}\n${more}`;
}

export const command = "ansible.builtin.command";

export const shell = "ansible.builtin.shell";

/** One command in the forms that a task may give it. */
export function commands(line: string, more = ""): readonly string[] {
  const words = line.split(" ").map((word) => JSON.stringify(word));
  return [
    task(`${command}: ${line}`, more),
    task(`${command}:\n    cmd: ${line}`, more),
    task(`${command}:\n    argv: [${words.join(", ")}]`, more),
    task(`${shell}: ${line}`, more),
    task(`${shell}: |\n    set -eu\n    ${line}`, more),
    task(`${shell}:\n    cmd: ${line}\n    executable: /bin/bash`, more),
    `- name: Work on it\n  block:\n    - name: Do the work\n      ${command}: ${line}\n${more.replace(/^/gm, "    ").trimEnd()}\n`,
  ];
}

export const unchanged = "  changed_when: false\n";
