import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript-5.9";
import { compilerOptions, repository } from "../../types/compilers.js";

/** What an editor shows where an option is written in a stack: its documentation, by the name of the option. */
export function hovered(stack: string): (option: string, occurrence?: number) => string {
  const path = join(repository, stack);
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => ts.convertCompilerOptionsFromJson(compilerOptions, repository).options,
    getScriptFileNames: () => [path],
    getScriptVersion: () => "1",
    getScriptSnapshot: (file) =>
      ts.sys.fileExists(file) ? ts.ScriptSnapshot.fromString(readFileSync(file, "utf8")) : undefined,
    getCurrentDirectory: () => repository,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  };
  const service = ts.createLanguageService(host);
  const text = readFileSync(path, "utf8");
  return (option, occurrence = 0) => {
    const place = [...text.matchAll(new RegExp(`\\b${option}: `, "g"))][occurrence];
    if (place === undefined) throw new Error(`'${option}:' does not stand in ${stack}`);
    return ts.displayPartsToString(service.getQuickInfoAtPosition(path, place.index)?.documentation);
  };
}
