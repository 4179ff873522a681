import { isAbsolute, relative } from "node:path";
import type { Problem } from "../../diagnostics/problem.js";

/** Names files as they look from the stack's folder, where the user is; those elsewhere keep their full path. */
export function fromFolder({ position, ...problem }: Problem, folder: string): Problem {
  if (position === undefined) return problem;
  const path = isAbsolute(position.file) ? relative(folder, position.file) : position.file;
  return { ...problem, position: path.startsWith("..") ? position : { ...position, file: path } };
}
