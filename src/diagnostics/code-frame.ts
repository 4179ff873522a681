import type { Paint } from "./colour.js";
import type { Position } from "./problem.js";

/**
 * The line of a position with a mark under what is meant.
 *
 * @example
 * 14 |   image: "redis:latest",
 *    |          ^^^^^^^^^^^^^^
 */
export function codeFrame(text: string, { line, column, end }: Position, paint: Paint): readonly string[] {
  const content = text.split("\n")[line - 1]?.replace(/\r$/, "");
  if (content === undefined) return [];
  const number = String(line);
  const last =
    end === undefined
      ? column + wordAt(content.slice(column - 1))
      : end.line === line
        ? end.column
        : content.length + 1;
  const indent = content.slice(0, column - 1).replace(/[^\t]/g, " ");
  const mark = "^".repeat(Math.max(1, last - column));
  return [
    `${paint("dim", `${number} |`)} ${content}`,
    `${paint("dim", `${" ".repeat(number.length)} |`)} ${indent}${paint("red", mark)}`,
  ];
}

/** How long the name, the number or the text in quotes is that stands first: compilers say only where it begins. */
function wordAt(text: string): number {
  return /^(?:[\w$]+|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`$\\]*`)/.exec(text)?.[0].length ?? 1;
}
