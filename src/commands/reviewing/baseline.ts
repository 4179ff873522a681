import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import type { Problem } from "../../diagnostics/problem.js";
import { UserError } from "../../diagnostics/user-error.js";

/** How often each finding is known, by file, rule and sentence: lines move, and a second one of the same is new. */
export type Baseline = ReadonlyMap<string, number>;

const schema = z.strictObject({
  version: z.literal(1),
  known: z.array(z.strictObject({ file: z.string(), rule: z.string(), message: z.string(), times: z.number().int() })),
});

/**
 * Reads the findings that are known; none where there is no such file.
 *
 * @throws UserError where it is something else.
 */
export function readBaseline(path: string): Baseline {
  if (!existsSync(path)) return new Map();
  const result = schema.safeParse(parsed(readFileSync(path, "utf8")));
  if (result.success)
    return new Map(result.data.known.map(({ file, rule, message, times }) => [keyOf(file, rule, message), times]));
  throw new UserError({
    severity: "error",
    message: `'${path}' is no baseline`,
    why: "Without it, known findings cannot be told from new ones.",
    fix: "Write it anew with 'rexible review --write-baseline'.",
  });
}

/** The problems that the baseline does not know. */
export function newOnes(problems: readonly Problem[], baseline: Baseline): readonly Problem[] {
  const left = new Map(baseline);
  return problems.filter((problem) => {
    const key = keyOfProblem(problem);
    const times = left.get(key) ?? 0;
    left.set(key, times - 1);
    return times <= 0;
  });
}

/** The text of a baseline that knows these problems; sorted, so that a difference reads well. */
export function baselineText(problems: readonly Problem[]): string {
  const counts = new Map<string, number>();
  for (const problem of problems) counts.set(keyOfProblem(problem), (counts.get(keyOfProblem(problem)) ?? 0) + 1);
  const known = [...counts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, times]) => {
      const [file, rule, message] = key.split("\0");
      return { file, rule, message, times };
    });
  return `${JSON.stringify({ version: 1, known }, undefined, 2)}\n`;
}

function keyOfProblem({ position, id, message }: Problem): string {
  return keyOf(position?.file ?? "", id ?? "", message);
}

function keyOf(file: string, rule: string, message: string): string {
  return [file, rule, message].join("\0");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
