import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { UserError } from "../diagnostics/user-error.js";
import { nearest } from "../model/nearest.js";

/** The file that describes the stack. Positions are told relative to its folder. */
export interface StackFile {
  /** Absolute. */
  readonly path: string;
  /** Absolute. */
  readonly folder: string;
  /** Such as "stack.ts". */
  readonly name: string;
}

/**
 * Finds the stack file.
 *
 * @param path as the user wrote it; relative to the working directory.
 * @throws UserError where it is not there; it names a file of the same folder that is probably meant.
 */
export function findStackFile(path: string): StackFile {
  const absolute = resolve(path);
  const file = { path: absolute, folder: dirname(absolute), name: basename(absolute) };
  if (!existsSync(absolute)) throw new UserError(missing(path, file));
  if (!statSync(absolute).isFile())
    throw new UserError({
      severity: "error",
      message: `'${path}' is not a file`,
      fix: "Name the file that describes the stack, such as '--stack stack.ts'.",
    });
  if (!/\.[cm]?[jt]s$/.test(path)) throw new UserError(noScript(path));
  return file;
}

function noScript(path: string) {
  const isYaml = /\.ya?ml$/.test(path);
  return {
    severity: "error",
    message: `'${path}' is no file of TypeScript`,
    why: "A stack is a program that describes what is to run.",
    fix: isYaml
      ? `Make a stack of it: rexible import ${path}. To review it as it is: rexible review ${path}.`
      : "Name the file that describes the stack, such as '--stack stack.ts'.",
  } as const;
}

/** The stack file of the nearest folder above a file; none where no folder has one. */
export function stackAbove(folder: string, name: string): StackFile | undefined {
  for (let here = folder; ; here = dirname(here)) {
    const path = join(here, name);
    if (existsSync(path)) return { path, folder: here, name };
    if (dirname(here) === here) return undefined;
  }
}

function missing(path: string, { folder, name }: StackFile) {
  if (!existsSync(folder))
    return {
      severity: "error",
      message: `there is no folder '${dirname(path)}', so no stack file '${path}'`,
      fix: "Name the stack file with '--stack <path>'.",
    } as const;
  const scripts = readdirSync(folder).filter((entry) => /\.[cm]?[jt]s$/.test(entry));
  const near = nearest(name, scripts);
  return {
    severity: "error",
    message: `there is no stack file '${path}'`,
    fix:
      near === undefined
        ? "Make one with 'rexible init', or name it with '--stack <path>'."
        : `Write '--stack ${near}'.`,
    ...(near !== undefined && { near }),
  } as const;
}
