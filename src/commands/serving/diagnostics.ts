import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Diagnostic, DiagnosticSeverity, type Location, type Range } from "vscode-languageserver";
import type { Position, Problem } from "../../diagnostics/problem.js";
import { adviceOf } from "../../diagnostics/summary.js";
import { ownFile } from "../../load/own-files.js";
import type { StackFile } from "../../load/stack-file.js";

const pages = ownFile("docs/rules/");

/** Files of diagnostics, by their address; what has no place stands at the start of the stack file. */
export function diagnosticsOf(
  problems: readonly Problem[],
  { folder, name }: StackFile,
): ReadonlyMap<string, Diagnostic[]> {
  const byFile = new Map<string, Diagnostic[]>();
  for (const problem of problems) {
    const position = problem.position ?? { file: name, line: 1, column: 1 };
    const uri = addressOf(position.file, folder);
    byFile.set(uri, [...(byFile.get(uri) ?? []), diagnosticOf(problem, position, folder)]);
  }
  return byFile;
}

function diagnosticOf(problem: Problem, position: Position, folder: string): Diagnostic {
  const { severity, id, message, related = [], why } = problem;
  const text = [message, why, adviceOf(problem)].filter((part) => part !== undefined).join("\n");
  return {
    source: "rexible",
    range: rangeOf(position),
    severity: severity === "error" ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    message: text,
    ...(id !== undefined && { code: id }),
    ...(id?.startsWith("REX") && { codeDescription: { href: new URL(`${id}.md`, pages).href } }),
    relatedInformation: related.flatMap((other) =>
      other.position === undefined
        ? []
        : [
            {
              message: other.message,
              location: { uri: addressOf(other.position.file, folder), range: rangeOf(other.position) },
            },
          ],
    ),
  };
}

/** Lines and columns of the protocol start at 0. A point covers the word's first letter, so that it can be seen. */
export function rangeOf({ line, column, end }: Position): Range {
  const last = end ?? { line, column: column + 1 };
  return {
    start: { line: line - 1, character: column - 1 },
    end: { line: last.line - 1, character: last.column - 1 },
  };
}

/** The start of a line, which counts from 1. */
export function locationOf({ file, line }: { readonly file: string; readonly line: number }): Location {
  const start = { line: line - 1, character: 0 };
  return { uri: pathToFileURL(file).href, range: { start, end: start } };
}

export function addressOf(file: string, folder: string): string {
  return pathToFileURL(resolve(folder, file)).href;
}

/** The folder of a file by its address. */
export function folderOf(uri: string): string {
  return dirname(fileURLToPath(uri));
}
