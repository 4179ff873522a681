import { containerName, volumePath } from "./paths.js";
import type { ClusterUpgrade } from "./service/cluster-upgrade.js";
import type { Stack } from "./stack.js";
import type { TextValue } from "./value.js";
import { deployedServices, type Wave } from "./waves.js";

/** A cluster of a service that the stack brings to its next major version. */
export interface Upgrade extends ClusterUpgrade {
  readonly service: string;
  readonly container: string;
  readonly wave: Wave;
  /** Folder of the host with the cluster. */
  readonly folder: TextValue;
}

export function upgradesOf(stack: Stack): readonly Upgrade[] {
  return deployedServices(stack).flatMap(({ name, service: { volumes }, wave }) =>
    volumes.flatMap((mount) =>
      mount.kind !== "volume" || mount.upgrade === undefined
        ? []
        : [
            {
              ...mount.upgrade,
              service: name,
              container: containerName(stack, name),
              wave,
              folder: volumePath(stack, name, mount),
            },
          ],
    ),
  );
}

/** Name under which the old cluster is kept beside the new one, until the stack destroys it. @example "postgresql.17" */
export function keptCluster({ service, from }: Pick<Upgrade, "service" | "from">): string {
  return `${service}.${from}`;
}
