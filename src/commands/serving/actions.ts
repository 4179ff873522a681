import { type CodeAction, CodeActionKind, type Diagnostic, type Range } from "vscode-languageserver";
import { addressOf, rangeOf } from "./diagnostics.js";
import type { JudgedProblem } from "./judging-process.js";

/**
 * What may be done about the problems in a range: what a machine can mend.
 *
 * @param textOf text of a file as the editor has it.
 */
export function actionsAt(
  uri: string,
  range: Range,
  problems: readonly JudgedProblem[],
  folder: string,
  diagnostics: readonly Diagnostic[],
  textOf: (file: string) => string,
): readonly CodeAction[] {
  return problems.flatMap(({ problem, mended = {} }) => {
    const { position, id, fix } = problem;
    const files = Object.entries(mended);
    if (position === undefined || files.length === 0) return [];
    if (addressOf(position.file, folder) !== uri || !touch(rangeOf(position), range)) return [];
    const told = diagnostics.filter(({ code, message }) => code === id && String(message).startsWith(problem.message));
    return [
      {
        title: fix ?? problem.message,
        kind: CodeActionKind.QuickFix,
        diagnostics: [...told],
        isPreferred: true,
        edit: {
          changes: Object.fromEntries(
            files.map(([file, text]) => [addressOf(file, folder), [editOf(textOf(file), text)]]),
          ),
        },
      },
    ];
  });
}

function touch(one: Range, other: Range): boolean {
  return one.start.line <= other.end.line && other.start.line <= one.end.line;
}

/** The least that must change to make one text of another. */
export function editOf(before: string, after: string) {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from++;
  let end = 0;
  while (end < shorter - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return {
    range: { start: placeAt(before, from), end: placeAt(before, before.length - end) },
    newText: after.slice(from, after.length - end),
  };
}

function placeAt(text: string, offset: number) {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length - 1, character: (lines.at(-1) ?? "").length };
}
