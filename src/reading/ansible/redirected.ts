import type { Command, Script } from "../../model/ansible/command.js";
import type { Written } from "../../model/ansible/written.js";

/** What command lines write to files by `>`, `>>` and tee: the text of echo, printf and here-documents. */
export function writtenByScripts(scripts: readonly Script[]): readonly Written[] {
  return scripts.flatMap((script) =>
    script.commands.flatMap((command): readonly Written[] => {
      const place = script.lineAt(command.line);
      return targetsOf(command).map(({ path, isWhole }) => ({
        path,
        text: textOf(command, script.commands),
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
  if (program !== "tee") return redirected;
  const isWhole = !words.some(({ text }) => text === "-a" || text === "--append");
  return [...redirected, ...words.flatMap(({ text }) => (text.startsWith("-") ? [] : [{ path: text, isWhole }]))];
}

/** What the command prints, as far as it stands there. */
function textOf(command: Command, all: readonly Command[]): string {
  const source =
    command.program === "tee" ? (all.find((one) => one.pipeline === command.pipeline) ?? command) : command;
  const here = source.redirects.find(({ operator }) => operator.includes("<<"));
  if (here !== undefined) return here.target;
  const isPrinted = source.program === "echo" || source.program === "printf";
  return isPrinted ? source.arguments.map(({ text }) => text.replaceAll("\\n", "\n")).join(" ") : "";
}
