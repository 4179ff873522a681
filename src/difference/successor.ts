import type { ServiceSnapshot, Snapshot } from "../model/snapshot.js";
import { compared } from "./compared.js";

/** The service that is new and runs the image of one that left, whatever its tag; one that says `movedFrom` of it before all others. */
export function successorOf(name: string, before: Snapshot, after: Snapshot): Successor | undefined {
  const old = before.services[name];
  if (old === undefined) return undefined;
  const { added } = compared(before.services, after.services);
  const said = Object.entries(after.services).find(([, { movedFrom }]) => movedFrom === name);
  if (said !== undefined) return { name: said[0], service: said[1], isSaid: true };
  const alike = added.find(
    ([, { image, movedFrom }]) => movedFrom === undefined && repositoryOf(image) === repositoryOf(old.image),
  );
  return alike && { name: alike[0], service: alike[1], isSaid: false };
}

export interface Successor {
  readonly name: string;
  readonly service: ServiceSnapshot;
  /** Whether the stack says so; else it only looks like it. */
  readonly isSaid: boolean;
}

/** Services that look as if they had another name before, and would begin without their data. */
export function unsaidRenames(
  before: Snapshot,
  after: Snapshot,
): readonly { readonly from: string; readonly to: string }[] {
  if (before.stack !== after.stack) return [];
  return compared(before.services, after.services).gone.flatMap(([from, { data }]) => {
    const successor = successorOf(from, before, after);
    const isGivenUp = after.destroyed.includes(from);
    if (successor === undefined || successor.isSaid || isGivenUp) return [];
    return data.length > 0 && successor.service.data.length > 0 ? [{ from, to: successor.name }] : [];
  });
}

function repositoryOf(image: string): string {
  return image.replace(/(?::[^/:@]*)?(?:@.*)?$/, "");
}
