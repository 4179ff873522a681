import type { Snapshot } from "../model/snapshot.js";
import { isSame } from "./compared.js";
import type { Item } from "./item.js";

/** Risks that are newly accepted, otherwise than before, or no more. */
export function changedRisks(before: Snapshot, after: Snapshot): readonly Item[] {
  const thing = (one: string) => one || "the stack";
  return [
    ...after.risks
      .filter((risk) => !before.risks.some((other) => isSame(risk, other)))
      .map(({ rule, thing: of, because, until }) => ({
        says: `${rule} is accepted for ${thing(of)} until ${until}: ${because}`,
        causes: [{ says: "the acceptance", at: of === "" ? [] : of.split(" ") }],
      })),
    ...before.risks
      .filter(({ rule, thing: of }) => !after.risks.some((other) => other.rule === rule && other.thing === of))
      .map(({ rule, thing: of }) => ({ says: `${rule} is no longer accepted for ${thing(of)}` })),
  ];
}
