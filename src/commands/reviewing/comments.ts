import type { Problem } from "../../diagnostics/problem.js";

/** @example "# rexible: accept REX035 because the mail server is for everyone" */
const comment = /#\s*rexible:\s*accept\s+(REX\d{3})\s+because\s+(\S.{7,})/;

/** Why a problem is accepted: by a comment at the end of its line, or in the lines of comments above it. */
export function acceptedBecause({ id, position }: Problem, text: string | undefined): string | undefined {
  if (id === undefined || position === undefined || text === undefined) return undefined;
  const lines = text.split("\n");
  const told = [lines[position.line - 1] ?? ""];
  for (let line = position.line - 2; /^\s*#/.test(lines[line] ?? ""); line--) told.push(lines[line] ?? "");
  for (const line of told) {
    const [, rule, because] = comment.exec(line) ?? [];
    if (rule === id) return because?.trim();
  }
  return undefined;
}
