import type { Command, Script } from "../../model/ansible/command.js";
import { isRecord } from "../../model/ansible/data.js";
import type { FilePlace } from "../../model/ansible/place.js";
import { argument, roundsOf, type Task } from "../../model/ansible/task.js";
import type { Written } from "../../model/ansible/written.js";
import { withAssigned } from "../../model/shell/assigned.js";
import { commandsOfShell, commandsOfWords } from "../../model/shell/commands.js";
import { wordsOf } from "../../model/shell/words.js";
import { withoutStatements } from "./jinja.js";
import { runsCommandLine } from "./modules.js";
import type { Resolve } from "./values.js";

/** Every command line that the tasks of a role run, and that stands in what they write. */
export function readScripts(tasks: readonly Task[], written: readonly Written[], resolve: Resolve): readonly Script[] {
  return [...tasks.flatMap((task) => ofTask(task, resolve)), ...written.flatMap(scriptsWritten)];
}

function ofTask(task: Task, resolve: Resolve): readonly Script[] {
  const { action, arguments: given } = task;
  const { argv } = given;
  const lines = roundsOf(task).map((round): readonly [string, Script["kind"], readonly Command[]] => {
    const filled = (text: string) => resolve(text, round);
    if (action === "cron") {
      const text = filled(argument(task, "job"));
      return [text, "cron", commandsOfShell(text)];
    }
    const isShell = action === "shell" || action === "raw";
    if (!runsCommandLine(action) && action !== "expect") return ["", "command", []];
    if (Array.isArray(argv)) {
      const words = argv.map((word: unknown) => filled(String(isRecord(word) ? JSON.stringify(word) : word)));
      const known = words.map((text) => ({ text, isKnown: !/\{\{|\{%/.test(text) }));
      return [words.join(" "), "command", commandsOfWords(known)];
    }
    const text = filled(argument(task, "cmd", "command", "free_form"));
    return isShell
      ? [text, "shell", commandsOfShell(withAssigned(text))]
      : [text, "command", commandsOfWords(wordsOf(text))];
  });
  const different = new Map(lines.map((line) => [line[0], line]));
  return [...different.values()].flatMap(([text, kind, commands]): readonly Script[] =>
    text.trim() === "" ? [] : [{ by: `task '${task.name}'`, at: task.at, kind, text, commands, lineAt: () => task.at }],
  );
}

/** The command lines in what is written to a file: of a script, a unit or a timetable. */
export function scriptsWritten(written: Written): readonly Script[] {
  const { path, text, by, source, lineAt } = written;
  const name = `${path} ${source?.path ?? ""}`;
  const make = (kind: Script["kind"], commands: readonly Command[]): readonly Script[] => [
    { by, at: lineAt(1), kind, text, commands, lineAt },
  ];
  const plain = withoutStatements(text);
  if (/^#!.*\b(?:ba|da|z|k|a)?sh\b/.test(text))
    return make("script", commandsOfShell(withAssigned(plain.replace(/^#!.*/, ""))));
  if (text.startsWith("#!")) return make("script", commandsOfLines(plain, ofProgramLine));
  if (/^(?:Exec\w+|Environment)=/m.test(text))
    return make("unit", commandsOfLines(plain.replace(/\\\n/g, "  "), ofUnitLine));
  if (/cron/.test(name)) return make("cron", commandsOfLines(plain, ofCronLine));
  return [];
}

function commandsOfLines(text: string, ofLine: (line: string, number: number) => readonly Command[]) {
  return text.split("\n").flatMap((line, index) => ofLine(line, index + 1));
}

function ofUnitLine(line: string, number: number): readonly Command[] {
  const command = /^\s*Exec\w+\s*=\s*[-@:+!|]*(.*)$/.exec(line)?.[1];
  return command === undefined ? [] : commandsOfWords(wordsOf(command), number);
}

/** Five fields of time or a name, and in files for the whole host a user. */
function ofCronLine(line: string, number: number): readonly Command[] {
  const match =
    /^\s*(?:@\w+|(?:[\d*,/A-Za-z-]+\s+){5}|(?:\S+\s+){5})\s*(?:[a-z_][\w-]*\s+(?=\S*[/{]|\S+\s))?(.*)$/.exec(line);
  if (/^\s*(?:#|$|[A-Za-z_]\w*\s*=)/.test(line) || match === null) return [];
  const whole = commandsOfShell(line.replace(/^\s*(?:@\w+|(?:\S+\s+){5})\s*/, ""), number);
  const behindUser = commandsOfShell(match[1] ?? "", number);
  return [...whole, ...behindUser];
}

/** What a program in another language may run: its lists of words, and its texts. */
function ofProgramLine(line: string, number: number): readonly Command[] {
  if (/^\s*(?:#|\/\/)/.test(line)) return [];
  const lists = [...line.matchAll(/\[((?:\s*(?:"[^"]*"|'[^']*')\s*,?)+)\]/g)].map(([, list = ""]) =>
    [...list.matchAll(/"([^"]*)"|'([^']*)'/g)].map(([, one, other]) => ({ text: one ?? other ?? "", isKnown: true })),
  );
  const texts = [...line.matchAll(/(["'])((?:\\.|(?!\1).)*?\s(?:\\.|(?!\1).)*?)\1/g)].map(([, , text = ""]) => text);
  return [
    ...lists.flatMap((words) => commandsOfWords(words, number)),
    ...texts.flatMap((text) => commandsOfShell(text, number)),
  ];
}

/** The place of a command. */
export function placeOf(script: Script, command: Command): FilePlace {
  return script.lineAt(command.line);
}
