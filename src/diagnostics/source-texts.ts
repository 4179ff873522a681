import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/** The text of a file that positions name; `undefined` where there is none to read. */
export type SourceTexts = (file: string) => string | undefined;

/** Reads files as they are asked for, each once. Relative ones start at `folder`. */
export function sourceTextsIn(folder: string): SourceTexts {
  const texts = new Map<string, string | undefined>();
  return (file) => {
    if (!texts.has(file)) texts.set(file, read(resolve(folder, file)));
    return texts.get(file);
  };
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
