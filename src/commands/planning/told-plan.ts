import type { Position } from "../../diagnostics/problem.js";
import type { Difference, Item } from "../../difference/item.js";

/** A plan as it is told: what differs, with its places in the stack, and what nobody can know from here. */
export interface ToldPlan {
  readonly stack: string;
  readonly against: string;
  readonly sections: readonly ToldSection[];
  /** Longest time in which containers stop and become well again, in seconds. */
  readonly seconds: number;
  /** What limits the plan, each a sentence. */
  readonly notes: readonly string[];
}

export interface ToldSection {
  readonly id: string;
  readonly title: string;
  readonly items: readonly ToldItem[];
}

export interface ToldItem extends Pick<Item, "says" | "container"> {
  readonly causes: readonly { readonly says: string; readonly position?: Position }[];
  readonly effects: readonly string[];
}

/** Gives each cause its place. */
export function toldSections(
  { sections }: Difference,
  locate: (route: readonly (string | number)[]) => { readonly position?: Position },
): readonly ToldSection[] {
  return sections.map(({ id, title, items }) => ({
    id,
    title,
    items: items.map(({ causes = [], effects = [], ...item }) => ({
      ...item,
      causes: causes.map(({ says: cause, at }) => ({ says: cause, ...(at !== undefined && locate(at)) })),
      effects,
    })),
  }));
}

/** @example "1 data at risk, 2 starts and restarts: at most 540 s; 3 secrets of the vault" */
export function summaryOf({ sections, seconds }: ToldPlan): string {
  if (sections.length === 0) return "nothing changes";
  const counts = sections.map(({ id, title, items }) => {
    const time = id === "restarts" ? ` (at most ${seconds} s)` : "";
    return `${title.toLowerCase()} ${items.length}${time}`;
  });
  return counts.join(", ");
}

export function placeOf(position: Position | undefined): string {
  return position === undefined ? "" : `${position.file}:${position.line}`;
}
