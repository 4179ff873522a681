import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The licences of the packages that esbuild has bundled in the working directory, one below the other.
 *
 * @param inputs of esbuild's metafile.
 * @throws where one has none that could be passed on.
 */
export function licencesOf(inputs) {
  const folders = Object.keys(inputs).flatMap((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
  const texts = [...new Set(folders)].sort().map((folder) => {
    const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
    if (file === undefined) throw new Error(`${folder} has no licence that could be passed on`);
    return `${folder.replace(/^.*node_modules\//, "")}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
  });
  return `What is bundled into this program, and its licences.\n\n${texts.join("\n---\n\n")}`;
}
