import type { EmittedFiles } from "../emit/file.js";
import type { Origin } from "../model/origin.js";

/** A file as it shall stand in the folder. */
export interface ProjectFile {
  /** Empty where it is no text. */
  readonly text: string;
  /** What it holds, where that is no text. */
  readonly bytes?: Uint8Array;
  /** Octal, such as "0644". */
  readonly mode: string;
  /** The line of the stack that it comes from, such as "stack.ts:12". */
  readonly from: string;
}

/** By path below the folder, with "/" between its parts. */
export type ProjectFiles = ReadonlyMap<string, ProjectFile>;

/** Turns the routes of emitted files into lines of the stack. */
export function projectFiles(files: EmittedFiles, origins: Readonly<Record<string, Origin>>): ProjectFiles {
  return new Map(
    [...files].map(([path, { text, bytes, route, executable }]) => [
      path,
      {
        text,
        ...(bytes !== undefined && { bytes }),
        mode: executable === true ? "0755" : "0644",
        from: lineOf(route, origins),
      },
    ]),
  );
}

/** What is written. */
export function contentOf({ text, bytes }: Pick<ProjectFile, "text" | "bytes">): string | Uint8Array {
  return bytes ?? text;
}

/** The nearest thing on the route whose place is known; at last the stack itself. */
function lineOf(route: string, origins: Readonly<Record<string, Origin>>): string {
  const steps = route.split(".");
  const nearest = steps.map((_, end) => origins[steps.slice(0, steps.length - end).join(".")]);
  const origin = [...nearest, origins.stack, origins[""]].find((place) => place !== undefined);
  return origin === undefined ? "stack.ts" : `${origin.file}:${origin.line}`;
}
