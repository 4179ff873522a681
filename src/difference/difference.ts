import type { Snapshot } from "../model/snapshot.js";
import { dataAtRisk } from "./data.js";
import { changedExposure } from "./exposure.js";
import { changedImages } from "./images.js";
import type { Difference } from "./item.js";
import { leaving } from "./leaving.js";
import { restarts } from "./restarts.js";
import { changedRisks } from "./risks.js";
import { changedRoles } from "./roles.js";
import { changedSecrets } from "./secrets.js";

/**
 * What a deployment of the second changes on a host that has the first; the worst first.
 *
 * @param rebuilt by the name of an image that is built, without its tag, why it is built anew.
 */
export function differenceOf(
  before: Snapshot,
  after: Snapshot,
  rebuilt: ReadonlyMap<string, string> = new Map(),
): Difference {
  const { items: restarted, seconds } = restarts(before, after, rebuilt);
  const sections = [
    { id: "data", title: "Data at risk", items: dataAtRisk(before, after) },
    { id: "leaves", title: "Goes away", items: leaving(before, after) },
    { id: "restarts", title: "Starts and restarts", items: restarted },
    { id: "exposure", title: "Open from outside, and ways out", items: changedExposure(before, after) },
    { id: "secrets", title: "Secrets of the vault", items: changedSecrets(before, after) },
    { id: "images", title: "Images", items: changedImages(before, after) },
    { id: "risks", title: "Accepted risks", items: changedRisks(before, after) },
    { id: "roles", title: "Roles", items: changedRoles(before, after) },
  ] as const;
  return { sections: sections.filter(({ items }) => items.length > 0), seconds };
}
