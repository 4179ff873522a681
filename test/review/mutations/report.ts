import { isKnown } from "./gaps.js";
import { grouped } from "./grouped.js";
import type { Outcome } from "./outcome.js";

/** As many minimal inputs of one kind as are shown; the rest is counted. */
const most = 12;

/** Faults that nobody knows of, and known ones that are none any more. */
export function surprisesOf(outcomes: readonly Outcome[]): readonly Outcome[] {
  return outcomes.filter((outcome) => isKnown(outcome) === (outcome.fault === undefined));
}

/** A table of what was tried, then the minimal inputs of what is wrong. */
export function reportOf(outcomes: readonly Outcome[]): string {
  const kinds = grouped(outcomes, ({ mutation }) => mutation.kind);
  return [
    `${outcomes.length} mutations, ${outcomes.filter(({ fault }) => fault !== undefined).length} judged wrongly\n`,
    ...[...kinds].map(([kind, all]) => lineOf(kind, all)),
    "",
    surprisesText(surprisesOf(outcomes)),
  ].join("\n");
}

function lineOf(kind: string, all: readonly Outcome[]): string {
  const right = all.filter(({ fault }) => fault === undefined).length;
  return `${`${right}/${all.length}`.padStart(11)}  ${kind}`;
}

/** What nobody expected, each with its minimal input. */
export function surprisesText(surprises: readonly Outcome[]): string {
  return [...grouped(surprises, ({ mutation }) => mutation.kind)]
    .map(([kind, all]) => {
      const spellings = [...grouped(all, ({ mutation }) => mutation.spelling)];
      const shown = spellings.slice(0, most).map(([spelling, [first]]) => inputOf(spelling, first));
      const rest = spellings.length > most ? [`  … and ${spellings.length - most} more spellings`] : [];
      return [`${kind}: ${all.length}`, ...shown, ...rest].join("\n");
    })
    .join("\n\n");
}

function inputOf(spelling: string, outcome: Outcome | undefined): string {
  if (outcome === undefined) return spelling;
  const { fault = "mended, and still in known-gaps.yaml", judged, mutation } = outcome;
  const said = judged.crash ?? judged.messages.join("; ");
  return [`  ${fault}: ${mutation.place}`, spelling.replace(/^/gm, "    "), said && `    said: ${said}`]
    .filter((line) => line !== "")
    .join("\n");
}
