import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse, stringify } from "yaml";
import type { Outcome } from "./outcome.js";

/** What the review gets wrong today, one kind of change. */
export interface Gap {
  readonly kind: string;
  /** Why it is wrong still, and what has to come first. */
  readonly reason: string;
  /** Each spelling, with the places where it is got wrong: all of them, or these. */
  readonly spellings: Readonly<Record<string, "everywhere" | readonly string[]>>;
}

const path = fileURLToPath(new URL("known-gaps.yaml", import.meta.url));
const head = `# What the review gets wrong today, with the reason. It is to become empty: whoever mends a kind removes it here, by
# 'make mutations PRUNE=1'. The harness is red where one of these is mended and still listed.
`;

export const gaps: readonly Gap[] = parse(readFileSync(path, "utf8")) ?? [];

/** Whether the mutation is known to be got wrong. */
export function isKnown({ mutation: { kind, spelling, place } }: Outcome): boolean {
  return gaps.some((gap) => {
    const places = gap.kind === kind ? gap.spellings[spelling] : undefined;
    return places === "everywhere" || (places?.includes(place) ?? false);
  });
}

/** Writes the gaps of these outcomes, with the reasons that are known; what is mended goes, and nothing new comes. */
export function prune(outcomes: readonly Outcome[]): void {
  const open = outcomes.filter((outcome) => outcome.fault !== undefined && isKnown(outcome));
  writeGaps(open, outcomes, new Map(gaps.map(({ kind, reason }) => [kind, reason])));
}

/** Writes a gap for each of the faults; gaps of kinds that were not tried stay. */
function writeGaps(faulty: readonly Outcome[], all: readonly Outcome[], reasons: ReadonlyMap<string, string>): void {
  const written = new Map<string, Map<string, string[]>>();
  for (const { mutation } of faulty) {
    const spellings = written.get(mutation.kind) ?? new Map<string, string[]>();
    spellings.set(mutation.spelling, [...(spellings.get(mutation.spelling) ?? []), mutation.place]);
    written.set(mutation.kind, spellings);
  }
  const tried = new Map<string, number>();
  for (const { mutation } of all) tried.set(keyOf(mutation), (tried.get(keyOf(mutation)) ?? 0) + 1);
  const list = [...written].map(([kind, spellings]) => ({
    kind,
    reason: reasons.get(kind) ?? "",
    spellings: Object.fromEntries(
      [...spellings].map(([spelling, places]) => [
        spelling,
        places.length === tried.get(keyOf({ kind, spelling })) ? "everywhere" : places,
      ]),
    ),
  }));
  const kinds = new Set(all.map(({ mutation }) => mutation.kind));
  const left = gaps.filter(({ kind }) => !kinds.has(kind));
  writeFileSync(path, head + stringify([...left, ...list], { lineWidth: 0 }));
}

function keyOf({ kind, spelling }: { readonly kind: string; readonly spelling: string }): string {
  return `${kind}\0${spelling}`;
}
