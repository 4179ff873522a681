import { readFileSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import type { Problem } from "../../diagnostics/problem.js";
import { UserError } from "../../diagnostics/user-error.js";
import { mendedTexts } from "../../mend/mended-texts.js";
import { replaceFile } from "../../output/replace-file.js";
import { unifiedDiff } from "../../output/unified-diff.js";
import { type Judged, type JudgeOptions, judge } from "./judge.js";

/** What was changed, as `diff -u` shows it, and what could not be written. */
export interface Mended {
  readonly patches: string;
  readonly problems: readonly Problem[];
}

/** One mend may bring the next to light, but not for ever. */
const mostRounds = 10;

/**
 * Mends in the user's files what a machine can mend, a round after the other until nothing is left. Only files below
 * the stack's folder are touched, packages not among them.
 */
export async function mendFiles(options: JudgeOptions): Promise<Mended> {
  const before = new Map<string, string>();
  const problems: Problem[] = [];
  for (let round = 0; round < mostRounds && problems.length === 0; round++) {
    const changes = await changesOf(await judge({ ...options, types: false }));
    if (changes.size === 0) break;
    for (const [path, text] of changes)
      try {
        const old = readFileSync(path, "utf8");
        replaceFile(path, text);
        if (!before.has(path)) before.set(path, old);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        problems.push(...error.problems);
      }
  }
  const patches = [...before].map(([path, old]) => patchOf(path, old)).sort();
  return { patches: patches.join(""), problems };
}

/** The new texts by the absolute path of their file. */
async function changesOf({ reviewed, texts }: Judged): Promise<ReadonlyMap<string, string>> {
  if (reviewed === undefined) return new Map();
  const { findings, stack, folder } = reviewed;
  const mended = await mendedTexts(findings, stack, texts);
  const changes = [...mended].map(([file, text]) => [resolve(folder, file), text] as const);
  return new Map(changes.filter(([path]) => isUsers(relative(folder, path))));
}

function isUsers(path: string): boolean {
  return !path.startsWith("..") && !path.split(sep).includes("node_modules");
}

function patchOf(path: string, before: string): string {
  const name = relative(".", path);
  return `--- ${name}\n+++ ${name}\n${unifiedDiff(before, readFileSync(path, "utf8"))}`;
}
