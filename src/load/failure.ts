import { inspect } from "node:util";
import type { Position, Problem } from "../diagnostics/problem.js";
import type { MapOrigin } from "./positions.js";
import { Stopped, TooLong } from "./settled.js";
import type { StackFile } from "./stack-file.js";
import { problemOfTooLong } from "./time-limit.js";

/** The code that ran, and the way back to the files that it was made of. */
export interface Context {
  /** What the runtime calls the bundle. */
  readonly address: string;
  readonly mapOrigin: MapOrigin;
  readonly file: StackFile;
}

/** Tells what the stack threw, at the line of the stack that is nearest to it. */
export function failureOf(error: unknown, context: Context): Problem {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const position = unlinkedImport(stack, context) ?? firstFrame(stack, context);
  return { severity: "error", ...told(error, context.file.name), ...(position && { position }) };
}

function told(error: unknown, name: string): Pick<Problem, "message" | "why" | "fix"> {
  if (error instanceof TooLong) return problemOfTooLong(name, error.seconds);
  if (error instanceof Stopped)
    return {
      message: `'${name}' ${error.message}`,
      why: "The stack is run to be read, so the build waits for its end and takes its default export.",
      fix: "Let the stack only describe; do what takes time or ends a program elsewhere.",
    };
  if (error instanceof Error && error.name === "UsedAsText" && "fix" in error)
    return {
      message: error.message,
      why: "It is a value of the stack and no text: what it stands for is known when the stack is built, or on the host. In a plain text, '[object Object]' would stand in its place.",
      fix: String(error.fix),
    };
  const [, required] = /Dynamic require of "(.+)" is not supported/.exec(textOf(error)) ?? [];
  if (required !== undefined)
    return {
      message: `'${name}' loads '${required}' with 'require'`,
      why: "The stack is a module, and modules have no 'require'.",
      fix: `Write 'import … from "${required}"' at the top of the file.`,
    };
  const [, missing] = /does not provide an export named '(.+)'/.exec(textOf(error)) ?? [];
  if (missing !== undefined)
    return {
      message: `'${name}' imports '${missing}', which the module does not export`,
      fix: "Write the name as the module's types have it.",
    };
  return {
    message: `'${name}' throws ${error instanceof Error ? textOf(error) : `'${textOf(error)}'`}`,
    why: "The stack is run to be read, so what it throws ends the build.",
  };
}

/** Where the runtime could not link an import, it prints the bundle's line with a caret below the name. */
function unlinkedImport(stack: string, { address, mapOrigin }: Context): Position | undefined {
  if (!stack.startsWith(`${address}:`)) return undefined;
  const [place = "", , carets = ""] = stack.split("\n", 3);
  const line = Number(place.slice(address.length + 1));
  return mapOrigin({ file: address, line, column: carets.indexOf("^") + 1 });
}

/** The first frame of the trace that leads to a line that somebody wrote. */
function firstFrame(stack: string, { address, mapOrigin }: Context): Position | undefined {
  for (const frame of stack.split(`${address}:`).slice(1)) {
    const [line = 1, column = 1] = frame.slice(0, 40).split(/\D+/).map(Number);
    const place = mapOrigin({ file: address, line, column });
    if (place.file !== address) return place;
  }
  return undefined;
}

/** Anything may be thrown, also what cannot be turned into text. */
function textOf(error: unknown): string {
  if (error instanceof Error) return `${error.name}: ${error.message}`;
  return typeof error === "object" && error !== null ? inspect(error) : String(error);
}
