import { join } from "node:path";
import { judge } from "../../src/commands/judging/judge.js";
import { goodProject, goodStack } from "../cli/command.js";
import { scratch } from "../tools/scratch.js";

/** The good stack with one text of it replaced by another. */
export function edited(from: string, to: string): string {
  if (!goodStack.includes(from)) throw new Error(`the stack has no '${from}'`);
  return goodStack.replace(from, to);
}

/** What a check says of a stack. Needs `dist/`, for the stack imports it. */
export async function problemsOf(stack: string, types = true) {
  const folder = scratch({ ...goodProject, "stack.ts": stack });
  return (await judge({ stack: join(folder, "stack.ts"), types })).problems;
}

/** The same in short: "line:column id message" of each problem. */
export async function toldOf(stack: string, types = true): Promise<readonly string[]> {
  return (await problemsOf(stack, types)).map(({ id = "", message, position }) =>
    [`${position?.line}:${position?.column}`, id, message].filter(Boolean).join(" "),
  );
}
