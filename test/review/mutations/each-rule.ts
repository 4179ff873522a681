import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { mutations } from "./all.js";
import type { Mutation } from "./mutation.js";
import { decisive, type Outcome, outcomeFrom, outcomeOf } from "./outcome.js";

/** The rules, by the pages of the rule book. */
export const ruleIds: readonly string[] = readdirSync(
  fileURLToPath(new URL("../../../docs/rules/", import.meta.url)),
).flatMap((name) => /^(REX\d{3})/.exec(name)?.[1] ?? []);

/** As many mutations as are tried for one rule, at most. */
const most = 150;

/** Mutations that the rule is to refuse, those first that few others may refuse. */
function candidatesFor(id: string): readonly Mutation[] {
  const rulesOf = ({ label }: Mutation) => (label.is === "defect" ? (label.rules ?? []) : []);
  const candidates = mutations.filter((mutation) => rulesOf(mutation).includes(id));
  const ordered = [...candidates].sort((one, other) => rulesOf(one).length - rulesOf(other).length);
  return ordered.filter((_, index) => index < most / 2 || index % Math.ceil(candidates.length / most) === 0);
}

/** A defect that only this rule refuses: without the rule it would be accepted, and the harness red. */
export async function guardOf(id: string): Promise<Outcome | undefined> {
  for (const mutation of candidatesFor(id)) {
    const outcome = await outcomeOf(mutation);
    const rules = mutation.label.is === "defect" ? mutation.label.rules : undefined;
    if (decisive(rules, outcome.judged.spoke).join() === id) return outcome;
  }
  return undefined;
}

/** The same outcome, had the rule been silent. */
export function without(id: string, { mutation, judged }: Outcome): Outcome {
  return outcomeFrom(mutation, { ...judged, spoke: judged.spoke.filter((one) => one !== id) });
}
