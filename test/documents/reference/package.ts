import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript-5.9";
import { compilerOptions, repository } from "../../types/compilers.js";

/** The stack whose options are hovered over: that of `init`, and what it leaves out. */
export const stack = join(repository, "starter/stack.ts");
export const stackText = `${readFileSync(stack, "utf8")}\nvoid [docker({ source: "debian" }), backup({ schedule: "daily" })];\n`;

const settings = ts.convertCompilerOptionsFromJson(compilerOptions, repository).options;

/** What an editor runs on the package and on a stack that imports it. */
export const service = ts.createLanguageService({
  getCompilationSettings: () => settings,
  getScriptFileNames: () => [join(repository, "src/index.ts"), stack],
  getScriptVersion: () => "1",
  getScriptSnapshot: (file) => {
    if (file === stack) return ts.ScriptSnapshot.fromString(stackText);
    return ts.sys.fileExists(file) ? ts.ScriptSnapshot.fromString(readFileSync(file, "utf8")) : undefined;
  },
  getCurrentDirectory: () => repository,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: ts.sys.fileExists,
  readFile: ts.sys.readFile,
  readDirectory: ts.sys.readDirectory,
  directoryExists: ts.sys.directoryExists,
  getDirectories: ts.sys.getDirectories,
});
