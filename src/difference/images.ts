import type { Snapshot } from "../model/snapshot.js";
import { compared } from "./compared.js";
import { stepOf } from "./image-step.js";
import type { Item } from "./item.js";

/** Images that change, with what is known of the step. */
export function changedImages(before: Snapshot, after: Snapshot): readonly Item[] {
  return compared(before.services, after.services).kept.flatMap(([name, old, now]) => {
    const step = stepOf(old.image, now.image);
    if (step === undefined) return [];
    return [
      {
        says: `'${name}': '${old.image}' → '${now.image}', ${step.kind}`,
        causes: [{ says: "the image", at: ["services", name, "image"] }],
        effects: step.security.map((one) => `${one}.`),
      },
    ];
  });
}
