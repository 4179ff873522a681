import { readFileSync } from "node:fs";
import { resolve } from "node:path";

/** The text of a file that positions name; `undefined` where there is none to read. */
export type SourceTexts = (file: string) => string | undefined;

/**
 * Reads files as they are asked for, each once. Relative ones start at `folder`.
 *
 * @param unsaved texts that an editor has not written yet, by absolute path.
 */
export function sourceTextsIn(folder: string, unsaved?: ReadonlyMap<string, string>): SourceTexts {
  const texts = new Map<string, string | undefined>();
  return (file) => {
    if (!texts.has(file)) {
      const path = resolve(folder, file);
      texts.set(file, unsaved?.get(path) ?? read(path));
    }
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
