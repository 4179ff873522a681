import type { Place } from "../reading/place.js";
import { secretIn } from "../review/questions/secret-forms.js";

/**
 * Comments that belong to a line of a file: those in the lines above it, and the one at its end. One that may hold a secret stays behind.
 *
 * @param textOf the text of a file.
 */
export function commentsIn(textOf: (file: string) => string | undefined): (place: Place) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  const linesOf = (file: string): readonly string[] => {
    const lines = known.get(file) ?? (textOf(file) ?? "").split(/\r?\n/);
    known.set(file, lines);
    return lines;
  };
  return ({ file, line }) => {
    const lines = linesOf(file);
    const above: string[] = [];
    for (let at = line - 2; /^\s*#/.test(lines[at] ?? ""); at--) above.unshift(lines[at] ?? "");
    const [, behind] = /^[^"'#]*:(?:[^"'#]*?\s)?(#.*)$/.exec(lines[line - 1] ?? "") ?? [];
    return [...above, ...(behind === undefined ? [] : [behind])].flatMap((one) => {
      const text = one
        .trim()
        .replace(/^#+\s?/, "")
        .trimEnd();
      return text === "" || secretIn(text) !== undefined ? [] : [text];
    });
  };
}
