import type { Problem } from "./problem.js";
import { adviceOf } from "./summary.js";

/**
 * Problems as GitHub's workflow commands, which become notes beside the lines of a pull request.
 * See https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands.
 */
export function toGithub(problems: readonly Problem[]): string {
  return problems.map((problem) => `${commandOf(problem)}\n`).join("");
}

function commandOf(problem: Problem): string {
  const { severity, id, message, position, why } = problem;
  const properties = {
    ...(position && {
      file: position.file,
      line: position.line,
      col: position.column,
      ...(position.end && { endLine: position.end.line, endColumn: position.end.column }),
    }),
    ...(id !== undefined && { title: id }),
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escaped(String(value), /[%\r\n:,]/g)}`);
  const text = [message, why, adviceOf(problem)].filter((part) => part !== undefined).join("\n");
  return `::${severity}${written.length > 0 ? ` ${written.join(",")}` : ""}::${escaped(text, /[%\r\n]/g)}`;
}

function escaped(text: string, special: RegExp): string {
  return text.replace(special, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
}
