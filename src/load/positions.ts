import { SourceMap } from "node:module";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Origin } from "../model/origin.js";
import type { StackFile } from "./stack-file.js";

/** Leads from a place in the code that ran to the place in the sources; files relative to the stack's folder. */
export type MapOrigin = (place: Origin) => Origin;

/**
 * Reads positions back through the bundle's source map.
 *
 * @param address what the runtime calls the bundle.
 * @param map the bundle's source map; it is read when the first place is asked for.
 */
export function originMapper(address: string, map: string, { folder }: StackFile): MapOrigin {
  let sources: SourceMap | undefined;
  return (place) => {
    if (place.file !== address) return { ...place, file: pathOf(place.file, folder) };
    sources ??= new SourceMap(JSON.parse(map));
    const entry = sources.findEntry(place.line - 1, place.column - 1);
    if (!("originalSource" in entry)) return place;
    return { file: entry.originalSource, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
  };
}

function pathOf(file: string, folder: string): string {
  return relative(folder, file.startsWith("file:") ? fileURLToPath(file) : file);
}
