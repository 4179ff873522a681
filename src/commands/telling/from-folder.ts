import { isAbsolute, relative } from "node:path";
import type { Position, Problem } from "../../diagnostics/problem.js";

/** Names files as they look from the stack's folder, where the user is; those elsewhere keep their full path. */
export function fromFolder({ position, related, ...problem }: Problem, folder: string): Problem {
  const inFolder = (at: Position): Position => {
    const path = isAbsolute(at.file) ? relative(folder, at.file) : at.file;
    return path.startsWith("..") ? at : { ...at, file: path };
  };
  return {
    ...problem,
    ...(position !== undefined && { position: inFolder(position) }),
    ...(related !== undefined && {
      related: related.map((one) => (one.position === undefined ? one : { ...one, position: inFolder(one.position) })),
    }),
  };
}
