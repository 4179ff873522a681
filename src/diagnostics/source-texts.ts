import { readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";

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

/** A pipe would never end, and a link that leads out of its folder shows what nobody named. */
function read(path: string): string | undefined {
  try {
    const real = realpathSync(path);
    const isInside = !relative(realpathSync(dirname(path)), real).startsWith("..");
    return isInside && statSync(real).isFile() ? readFileSync(real, "utf8") : undefined;
  } catch {
    return undefined;
  }
}
