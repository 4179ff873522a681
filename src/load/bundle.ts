import { createRequire } from "node:module";
import { sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { Message, OutputFile, Plugin, PluginBuild } from "esbuild";
import type { Problem } from "../diagnostics/problem.js";
import { UserError } from "../diagnostics/user-error.js";
import type { StackFile } from "./stack-file.js";
import { nothingUnsaved, type Unsaved } from "./unsaved.js";

/** The stack as one module of JavaScript, and the way back to the files that it was made of. */
export interface Bundle {
  readonly code: string;
  /** Source map, version 3; its sources are relative to the stack's folder. */
  readonly map: string;
  /** The files that it was made of, relative to the stack's folder. */
  readonly files: readonly string[];
}

/**
 * Bundles the stack file with the files that it imports. Packages stay outside: Node runs them itself.
 *
 * @param unsaved texts that an editor has not written yet.
 * @throws UserError with the places of all syntax errors and unknown imports.
 */
export async function bundle(file: StackFile, unsaved: Unsaved = nothingUnsaved): Promise<Bundle> {
  const { build } = await import("esbuild");
  const url = pathToFileURL(file.path).href;
  try {
    const { outputFiles, metafile } = await build({
      entryPoints: [file.path],
      absWorkingDir: file.folder,
      outfile: `${file.path}.bundle.mjs`,
      bundle: true,
      write: false,
      metafile: true,
      platform: "node",
      format: "esm",
      target: "node20.19",
      sourcemap: "external",
      sourcesContent: false,
      charset: "utf8",
      logLevel: "silent",
      define: {
        "import.meta.url": JSON.stringify(url),
        "import.meta.filename": JSON.stringify(file.path),
        "import.meta.dirname": JSON.stringify(file.folder),
      },
      plugins: [outsidePackages, ...(unsaved.size > 0 ? [asInEditor(unsaved)] : [])],
    });
    return { code: textOf(outputFiles, ".mjs"), map: textOf(outputFiles, ".map"), files: Object.keys(metafile.inputs) };
  } catch (error) {
    if (isBuildFailure(error)) throw new UserError(...error.errors.map(problemOf));
    throw error;
  }
}

/** Address of the running copy of a part of this package, so that a stack and the command share one language. */
export function ownModule(specifier: string): string {
  return pathToFileURL(createRequire(import.meta.url).resolve(specifier)).href;
}

const outsidePackages: Plugin = {
  name: "packages stay outside",
  setup(build: PluginBuild) {
    build.onResolve({ filter: /^rexible(\/|$)/ }, ({ path }) => ({ path: ownModule(path), external: true }));
    build.onResolve({ filter: /^[^./]/ }, async ({ path, kind, resolveDir, importer, pluginData }) => {
      if (kind === "entry-point" || pluginData === outsidePackages) return undefined;
      const found = await build.resolve(path, { kind, resolveDir, importer, pluginData: outsidePackages });
      if (found.errors.length > 0 || found.external || !found.path.includes(`${sep}node_modules${sep}`)) return found;
      return { path: pathToFileURL(found.path).href, external: true };
    });
  },
};

function asInEditor(unsaved: Unsaved): Plugin {
  return {
    name: "texts as the editor has them",
    setup: (build: PluginBuild) =>
      build.onLoad({ filter: /\.[cm]?[jt]s$/ }, ({ path }) => {
        const contents = unsaved.get(path);
        return contents === undefined ? undefined : { contents, loader: /\.[cm]?ts$/.test(path) ? "ts" : "js" };
      }),
  };
}

function textOf(files: readonly OutputFile[], ending: string): string {
  return files.find(({ path }) => path.endsWith(ending))?.text ?? "";
}

function isBuildFailure(error: unknown): error is { readonly errors: readonly Message[] } {
  return error instanceof Error && "errors" in error && Array.isArray(error.errors);
}

function problemOf({ text, location, notes }: Message): Problem {
  const hint = notes.map((note) => note.text).join(" ");
  return {
    severity: "error",
    message: text.charAt(0).toLowerCase() + text.slice(1).replaceAll('"', "'"),
    ...(location && { position: { file: location.file, line: location.line, column: columnOf(location) } }),
    ...(hint !== "" && { fix: hint }),
  };
}

/** esbuild counts bytes from 0; a position counts UTF-16 units from 1, as editors and `tsc` do. */
function columnOf({ lineText, column }: { readonly lineText: string; readonly column: number }): number {
  return Buffer.from(lineText).subarray(0, column).toString().length + 1;
}
