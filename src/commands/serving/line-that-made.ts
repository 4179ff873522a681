import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { manifestName, readManifest } from "../../output/manifest.js";

/** The line of the stack that a generated file comes from, as its manifest says; none for any other file. */
export function lineThatMade(path: string): { readonly file: string; readonly line: number } | undefined {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const manifest = join(folder, manifestName);
    if (existsSync(manifest)) {
      const listed = readManifest(readFileSync(manifest, "utf8"), manifest).files;
      const from = listed[relative(folder, path).split(sep).join("/")]?.from;
      const [, file, line] = /^(.+):(\d+)$/.exec(from ?? "") ?? [];
      return file === undefined ? undefined : { file: join(dirname(folder), file), line: Number(line) };
    }
    if (dirname(folder) === folder) return undefined;
  }
}
