import { volumePath } from "./paths.js";
import type { Stack } from "./stack.js";
import { deployedServices } from "./waves.js";

/** What volumes may hold that their services would leave aside: where it is found on a host, and what is to be said. */
export function foreignDataOf(stack: Stack) {
  return deployedServices(stack).flatMap(({ name, service: { volumes } }) =>
    volumes.flatMap((mount) =>
      mount.kind !== "volume"
        ? []
        : (mount.refuses ?? []).map(({ found, unless, holds, fix }) => ({
            folder: volumePath(stack, name, mount),
            found,
            unless,
            says: `${holds}, which '${name}' would leave aside and begin an empty one. ${fix}`,
          })),
    ),
  );
}
