import type { Snapshot } from "../model/snapshot.js";
import { isSame } from "./compared.js";
import type { Item } from "./item.js";

/** What an older deployment of the host runs, and a deployment of the second stops and copies. */
export function takenOver(before: Snapshot, after: Snapshot): readonly Item[] {
  const stops = (after.adopts ?? []).filter((one) => before.adopts?.includes(one) !== true);
  const copies = Object.entries(after.services).flatMap(([name, { adopts = [] }]) =>
    adopts
      .filter((one) => before.services[name]?.adopts?.some((other) => isSame(one, other)) !== true)
      .map((one) => ({ name, ...one })),
  );
  return [
    ...stops.map((one) => ({
      says: `${one} gives its place to the stack: its containers stop, and stay`,
      causes: [{ says: "'adopt' of the stack", at: ["adopt"] }],
      effects: ["Meanwhile nothing of it serves. Where a probe fails they start again, with their data as it was."],
    })),
    ...copies.map(({ name, from, folder }) => ({
      says: `'${name}' takes over the data in '${from}': it is copied to '${folder}', once what writes there is stopped`,
      causes: [{ says: `'adopt' of '${name}'`, at: ["services", name, "adopt"] }],
      effects: [
        "The deployment is refused before anything stops where there is no such data, or no room. The old stays as it is.",
      ],
    })),
  ];
}
