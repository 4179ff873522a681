import type { EmittedFiles } from "../../src/emit/file.js";
import type { Note } from "../../src/importing/note.js";

export function unlistedDifferences(
  source: readonly string[],
  files: EmittedFiles,
  notes: readonly Note[],
  folder: string,
): readonly string[] | undefined;
