import { type Judged, judge } from "./judged.js";
import type { Mutation } from "./mutation.js";

/** What is wrong with the review of one mutation; undefined where it is right. */
export type Fault = "a defect was accepted" | "a harmless change was refused" | "a crash";

export interface Outcome {
  readonly mutation: Mutation;
  readonly judged: Judged;
  readonly fault: Fault | undefined;
}

export async function outcomeOf(mutation: Mutation): Promise<Outcome> {
  return outcomeFrom(mutation, await judge(mutation.input()));
}

export function outcomeFrom(mutation: Mutation, judged: Judged): Outcome {
  return { mutation, judged, fault: faultOf(mutation, judged) };
}

function faultOf({ label }: Mutation, { crash, spoke }: Judged): Fault | undefined {
  if (crash !== undefined) return "a crash";
  if (label.is === "harmless") return spoke.length === 0 ? undefined : "a harmless change was refused";
  return decisive(label.rules, spoke).length > 0 ? undefined : "a defect was accepted";
}

/** The rules of its kind that spoke. */
export function decisive(rules: readonly string[] | undefined, spoke: readonly string[]): readonly string[] {
  return rules === undefined ? spoke : spoke.filter((id) => id === "thrown" || rules.includes(id));
}
