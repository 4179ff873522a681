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
    end !== undefined && end.line === line ? end.column : end === undefined ? column + 1 : content.length + 1;
  const indent = content.slice(0, column - 1).replace(/[^\t]/g, " ");
  const mark = "^".repeat(Math.max(1, last - column));
  return [
    `${paint("dim", `${number} |`)} ${content}`,
    `${paint("dim", `${" ".repeat(number.length)} |`)} ${indent}${paint("red", mark)}`,
  ];
}
