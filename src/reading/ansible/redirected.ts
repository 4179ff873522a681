import type { Command, Script } from "../../model/ansible/command.js";
import type { Written } from "../../model/ansible/written.js";
import { timetable } from "./installed.js";

/** What command lines write to files by `>`, `>>`, tee and crontab: the text of echo, printf and here-documents. */
export function writtenByScripts(scripts: readonly Script[]): readonly Written[] {
  return scripts.flatMap((script) =>
    script.commands.flatMap((command): readonly Written[] => {
      // A place of its own: what stands in the file is not what the command line runs.
      const place = { ...script.lineAt(command.line) };
      return targetsOf(command).map(({ path, isWhole }) => ({
        path,
        text: textOf(command, script.commands),
        by: script.by,
        task: undefined,
        source: undefined,
        isWhole,
        isTemplate: false,
        lineAt: () => place,
      }));
    }),
  );
}

function targetsOf({ program, arguments: words, redirects }: Command) {
  const redirected = redirects.flatMap(({ operator, target }) =>
    /^1?>>?$/.test(operator) && target !== "/dev/null" ? [{ path: target, isWhole: !operator.endsWith(">>") }] : [],
  );
  if (program === "crontab" && words.every(({ text }, at) => /^-/.test(text) || words[at - 1]?.text === "-u"))
    return words.some(({ text }) => /^-[lre]/.test(text)) ? [] : [{ path: timetable, isWhole: true }];
  if (program !== "tee") return redirected;
  const isWhole = !words.some(({ text }) => text === "-a" || text === "--append");
  return [...redirected, ...words.flatMap(({ text }) => (text.startsWith("-") ? [] : [{ path: text, isWhole }]))];
}

/** What the command prints, or is given to print, as far as it stands there. */
function textOf(command: Command, all: readonly Command[]): string {
  if (command.program === "tee") return printedBy(all.find((one) => one.pipeline === command.pipeline) ?? command);
  if (command.program !== "crontab") return printedBy(command);
  const isBefore = (one: Command, index: number) =>
    index < all.indexOf(command) && (one.line === command.line || one.pipeline === command.pipeline);
  return [...all.filter(isBefore), command].map(printedBy).join("\n");
}

function printedBy({ program, arguments: words, redirects }: Command): string {
  const here = redirects.find(({ operator }) => operator.includes("<<"));
  if (here !== undefined) return here.target;
  const text = words.map((word) => word.text.replaceAll("\\n", "\n")).join(" ");
  if (program === "printf") return text.replaceAll("%%", "%");
  return program === "echo" ? text : "";
}
