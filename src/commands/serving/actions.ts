import { type CodeAction, CodeActionKind, type Diagnostic, type Range, type TextEdit } from "vscode-languageserver";
import type { StackFile } from "../../load/stack-file.js";
import type { FileEdits } from "../../mend/acceptance-edits.js";
import { addressOf, rangeOf } from "./diagnostics.js";
import type { JudgedProblem } from "./judging-process.js";

type Changes = { [uri: string]: TextEdit[] };

/**
 * What may be done about the problems in a range: what a machine can mend, and accepting the risk.
 *
 * @param textOf text of a file as the editor has it.
 */
export function actionsAt(
  uri: string,
  range: Range,
  problems: readonly JudgedProblem[],
  { folder, name }: StackFile,
  diagnostics: readonly Diagnostic[],
  textOf: (file: string) => string,
): readonly CodeAction[] {
  return problems.flatMap(({ problem, mended = {}, acceptance }) => {
    const { position, id, fix, message } = problem;
    const { file, line, column } = position ?? { file: name, line: 1, column: 1 };
    if (addressOf(file, folder) !== uri || !touch(rangeOf({ ...position, file, line, column }), range)) return [];
    const told = diagnostics.filter((one) => one.code === id && String(one.message).startsWith(message));
    const action = (title: string, changes: Changes): CodeAction => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [...told],
      edit: { changes },
    });
    const mends = Object.entries(mended).map(([path, text]) => [addressOf(path, folder), [editOf(textOf(path), text)]]);
    return [
      ...(mends.length === 0 ? [] : [{ ...action(fix ?? message, Object.fromEntries(mends)), isPreferred: true }]),
      ...(acceptance === undefined ? [] : [action(`Accept this risk (${id})…`, accepting(acceptance))]),
    ];
  });

  function accepting({ file, edits }: FileEdits): Changes {
    const text = textOf(file);
    const made = edits.map(({ from, to, text: newText }) => ({
      range: { start: placeAt(text, from), end: placeAt(text, to) },
      newText,
    }));
    return { [addressOf(file, folder)]: made };
  }
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
