import { containerName } from "./paths.js";
import type { Stack } from "./stack.js";
import { followed, shown, type TextValue } from "./value.js";
import { deployedServices } from "./waves.js";

/** A folder of a service that had another name. */
export interface MovedFolder {
  /** The service. */
  readonly of: string;
  /** The container of the old name. */
  readonly was: string;
  readonly from: TextValue;
  readonly to: TextValue;
}

/** The folders that services with `movedFrom` find their data in, each once; the whole of it below one data root moves together. */
export function movedFoldersOf(stack: Stack): readonly MovedFolder[] {
  return deployedServices(stack).flatMap(({ name, service: { movedFrom, volumes } }) => {
    if (movedFrom === undefined) return [];
    const roots = volumes.flatMap((mount) =>
      mount.kind === "volume" ? [(mount.dataRoot ?? stack.dataRoot).path] : [],
    );
    const once = new Map(roots.map((root) => [shown(root), root]));
    return [...once.values()].map((root) => ({
      of: name,
      was: containerName(stack, movedFrom),
      from: followed(root, `/${movedFrom}`),
      to: followed(root, `/${name}`),
    }));
  });
}
