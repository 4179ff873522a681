import type { Script } from "../../model/ansible/command.js";
import type { Role } from "../../model/ansible/role.js";
import type { FilePlace } from "../finding.js";
import type { Carried, Taint } from "./taint.js";

/** A line of a script, a unit or a timetable that brings a secret to light when it runs. */
export interface ShownByLine {
  readonly kind: "line" | "unit";
  readonly by: string;
  readonly at: FilePlace;
  readonly secret: string;
}

/** What a shell does itself, so that no other program is given the words. */
const ofTheShell = /^(?:echo|printf|export|local|readonly|declare|read|test|\[|\[\[|set|:|true|return|exit)?$/;

/** A secret that is read from its file into a word. */
const readFromFile = /\$\(\s*(?:cat\s+|<\s*)["']?([^\s)"']*\/secrets\/[^\s)"']+)/;

/** Lines of what a role installs, and command lines of its tasks, that give a secret to a program as a word. */
export function* secretsOnLines(role: Role, taint: Taint): Generator<ShownByLine> {
  for (const script of role.scripts) {
    for (const { program, arguments: words, line } of script.commands) {
      if (ofTheShell.test(program)) continue;
      for (const { text } of words) {
        const secret = readFromFile.exec(text)?.[1] ?? inTemplate(text, script, taint)?.name;
        if (secret !== undefined) yield { kind: "line", by: script.by, at: script.lineAt(line), secret };
      }
    }
    if (script.kind !== "unit") continue;
    for (const [index, line] of script.text.split("\n").entries()) {
      const carried = /^\s*Environment=/.test(line) ? inTemplate(line, script, taint) : undefined;
      if (carried !== undefined)
        yield { kind: "unit", by: script.by, at: script.lineAt(index + 1), secret: carried.name };
    }
  }
}

/** The secret that a text of a template shows; what tasks say is judged with the task. */
function inTemplate(text: string, { kind, at: { file } }: Script, taint: Taint): Carried | undefined {
  if (kind === "command" || kind === "shell" || !text.includes("{{")) return undefined;
  const reads = taint.readsOf(file).filter(({ name }) => new RegExp(`\\{\\{[^}]*\\b${name}\\b`).test(text));
  return taint.secretIn({ reads }, { path: "", route: [] });
}
