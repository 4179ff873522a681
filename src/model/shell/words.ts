import type { Word } from "../ansible/command.js";
import { tokensOf } from "./tokens.js";

/** The words of a line that no shell reads, as the module 'command' and systemd cut it: operators are words like others. */
export function wordsOf(line: string): readonly Word[] {
  return tokensOf(withoutOperators(line)).flatMap((token) =>
    token.kind === "word" ? [{ text: token.text, isKnown: token.isKnown }] : [],
  );
}

/** The line with a backslash before each sign that means something to a shell alone. */
function withoutOperators(line: string): string {
  let quote = "";
  let isJinja = false;
  let result = "";
  for (let index = 0; index < line.length; index++) {
    const character = line[index] ?? "";
    const two = line.slice(index, index + 2);
    if (isJinja) isJinja = two !== "}}" && two !== "%}";
    else if (two === "{{" || two === "{%") isJinja = true;
    else if (quote !== "") quote = character === quote ? "" : quote;
    else if (character === "'" || character === '"') quote = character;
    else if (character === "\\") {
      result += two === "\\\n" ? "  " : two;
      index += 1;
      continue;
    } else if (character === "\n") {
      result += " ";
      continue;
    } else if (/[|&;()<>#]/.test(character)) result += "\\";
    result += character;
  }
  return result;
}
