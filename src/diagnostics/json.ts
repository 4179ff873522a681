import type { Problem } from "./problem.js";
import { countOf } from "./summary.js";

/** Problems for programs. `version` changes when a field changes its meaning or goes. */
export function toJson(problems: readonly Problem[], extra: Readonly<Record<string, unknown>> = {}): string {
  return `${JSON.stringify({ version: 1, ...countOf(problems), problems, ...extra }, undefined, 2)}\n`;
}
