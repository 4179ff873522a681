import { dirname } from "node:path";
import type { Problem } from "../../diagnostics/problem.js";
import { placeholder } from "../../importing/shell-values.js";
import type { ImportedStack } from "../../importing/stack.js";
import { isTakenOver, type TakenOver } from "../../importing/taken-over.js";
import type { Finding } from "../../review/finding.js";
import { judge } from "../judging/judge.js";
import { type Around, importFiles } from "./import-files.js";

/** A stack that was imported and written, and what the review says of it. */
export interface ImportJudged {
  readonly imported: ImportedStack;
  readonly problems: readonly Problem[];
}

/**
 * Imports Compose files and asks the review. What the old deployment does as well is accepted for a time, and named; the rest is told.
 *
 * @param paths Compose files of one folder, each standing over those before.
 * @param stack path of the stack file.
 * @param write writes the text of the stack to its path.
 */
export async function importJudged(
  paths: readonly string[],
  stack: string,
  write: (text: string) => void,
  around: Around = {},
): Promise<ImportJudged> {
  const into = dirname(stack);
  const first = importFiles(paths, { ...around, into });
  write(answered(first.text));
  const { problems, reviewed } = await judge({ stack, types: false });
  const found = takenOverIn(reviewed?.findings ?? []);
  if (found.size === 0 && answered(first.text) === first.text) return { imported: first, problems };
  const imported = importFiles(paths, { ...around, into, found });
  write(imported.text);
  return { imported, problems: (await judge({ stack, types: false })).problems };
}

/** The text with ports in place of those that are to be decided, for a stack that is not valid is not reviewed. */
function answered(text: string): string {
  let port = 20_000;
  return text.replace(new RegExp(`port\\("[^"]*${placeholder}[^"]*"`, "g"), () => `port("${port++}/tcp"`);
}

/** The findings that are taken over, by the service that they are in. */
function takenOverIn(findings: readonly Finding[]): ReadonlyMap<string, readonly TakenOver[]> {
  const found = new Map<string, TakenOver[]>();
  for (const { id: rule, level, message: says, fix, at } of findings) {
    const [kind, service] = Array.isArray(at) ? at : [];
    if (level !== "error" || kind !== "services" || !isTakenOver(rule)) continue;
    found.set(String(service), [...(found.get(String(service)) ?? []), { rule, says, fix }]);
  }
  return found;
}
