import { readRepository } from "../../../src/load/repository.js";
import { reviewFiles } from "../../../src/review/run.js";
import { scratch } from "../../tools/scratch.js";

/** The rules that find something in files that no stack is written for. */
export function idsFoundIn(files: Readonly<Record<string, string>>): readonly string[] {
  return reviewFiles(readRepository(scratch(files), () => false).roles).map(({ id }) => id);
}
