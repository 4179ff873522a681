import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { UserError } from "../../diagnostics/user-error.js";
import { composeFiles } from "../../model/waves.js";
import { type Manifest, manifestName, readManifest } from "../../output/manifest.js";
import type { OpenStack } from "./open-stack.js";

/** A line of a file; the file is absolute, lines start at 1. */
export interface Line {
  readonly file: string;
  readonly line: number;
}

/** Folder that a build writes to, where it is told no other. */
const usual = "generated";

/**
 * The line of the stack behind a line of a generated file: of a service's lines of Compose where the service is made, of any other what the
 * manifest says of the whole file; none for a file that no build wrote.
 *
 * @param text of the file, as the editor has it.
 * @param stack with its services, where it could be read.
 */
export function lineBehind({ file, line }: Line, text: string, stack: OpenStack | undefined): Line | undefined {
  const whole = lineThatMade(file);
  const service = whole && serviceAround(file, text, line);
  const origin = service === undefined ? undefined : stack?.services[service];
  return origin === undefined || stack === undefined
    ? whole
    : { file: join(stack.file.folder, origin.file), line: origin.line };
}

function lineThatMade(path: string): Line | undefined {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const listed = manifestIn(folder);
    if (listed !== undefined) {
      const from = listed[relative(folder, path).split(sep).join("/")]?.from;
      const [, file, line] = /^(.+):(\d+)$/.exec(from ?? "") ?? [];
      return file === undefined ? undefined : { file: join(dirname(folder), file), line: Number(line) };
    }
    if (dirname(folder) === folder) return undefined;
  }
}

/** What the last build made of a service: its lines of a Compose file, and the role that configures it. */
export function linesMadeOf(service: string, folder: string): readonly Line[] {
  const root = join(folder, usual);
  const paths = Object.keys(manifestIn(root) ?? {});
  const compose = paths.filter(isComposeFile).flatMap((path) => {
    const file = join(root, path);
    const line = existsSync(file) ? servicesIn(readFileSync(file, "utf8")).get(service) : undefined;
    return line === undefined ? [] : [{ file, line }];
  });
  const tasks = `roles/${service}/tasks/main.yml`;
  return [...compose, ...(paths.includes(tasks) ? [{ file: join(root, tasks), line: 1 }] : [])];
}

/** The service whose lines of a generated Compose file stand around a line. */
function serviceAround(path: string, text: string, line: number): string | undefined {
  if (!isComposeFile(path)) return undefined;
  return [...servicesIn(text)].filter(([, start]) => start <= line).at(-1)?.[0];
}

function isComposeFile(path: string): boolean {
  return Object.values(composeFiles).includes(basename(path));
}

/** Names of services with the line that each starts in; a build writes them below each other, two columns in. */
function servicesIn(text: string): ReadonlyMap<string, number> {
  const lines = text.split("\n");
  const start = lines.indexOf("services:");
  const behind = lines.findIndex((line, index) => index > start && /^\w/.test(line));
  const own = lines.slice(0, behind < 0 ? lines.length : behind);
  return new Map(
    own.flatMap((line, index) => {
      const [, name] = index > start && start >= 0 ? (/^ {2}([\w.-]+):/.exec(line) ?? []) : [];
      return name === undefined ? [] : [[name, index + 1] as const];
    }),
  );
}

function manifestIn(folder: string): Manifest["files"] | undefined {
  const path = join(folder, manifestName);
  if (!existsSync(path)) return undefined;
  try {
    return readManifest(readFileSync(path, "utf8"), path).files;
  } catch (error) {
    // Others call files so too.
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
