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
  const text = plain(line);
  return [
    task(`${command}: ${text}`, more),
    task(`${command}:\n    cmd: ${text}`, more),
    task(
      `${command}:\n    argv: [${wordsOf(line)
        .map((word) => JSON.stringify(word))
        .join(", ")}]`,
      more,
    ),
    task(`${shell}: ${text}`, more),
    task(`${shell}: |\n    set -eu\n    ${line}`, more),
    task(`${shell}:\n    cmd: ${text}\n    executable: /bin/bash`, more),
    `- name: Work on it\n  block:\n    - name: Do the work\n      ${command}: ${text}\n${more.replace(/^/gm, "    ").trimEnd()}\n`,
  ];
}

/** The line as a value of YAML: in quotes where it would be read otherwise. */
function plain(line: string): string {
  return /^[\s"'[{|>&*!%@`-]|: | #/.test(line) ? JSON.stringify(line) : line;
}

/** The words that a shell makes of the line; what stands in braces of Jinja is none of its business. */
function wordsOf(line: string): readonly string[] {
  const words = line.match(/(?:\{\{.*?\}\}|'[^']*'|"[^"]*"|[^\s])+/g) ?? [];
  return words.map((word) => word.replace(/'([^']*)'|"([^"]*)"/g, (_, single = "", double = "") => single + double));
}

export const unchanged = "  changed_when: false\n";
