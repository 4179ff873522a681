import { givesWay } from "./adoption.js";
import { volumePath } from "./paths.js";
import type { SharedFolder, Volume } from "./service/mount.js";
import type { DeployableService } from "./service/service.js";
import type { Stack } from "./stack.js";
import { followed, shown, type TextValue } from "./value.js";
import { deployedServices } from "./waves.js";

/** Data of an older deployment that a service takes over. */
export interface AdoptedData {
  /** The service. */
  readonly of: string;
  /** Path at which it finds the data. */
  readonly path: string;
  /** A named volume, a folder in one, or a path of the host. */
  readonly from: string;
  /** Folder of the host that the data is copied to. */
  readonly to: TextValue;
  /** Numeric owner of all of it; none where the program is root and keeps the owners. */
  readonly owner: { readonly uid: number; readonly gid: number } | undefined;
  /** Octal mode of the folder. */
  readonly mode: string;
  /** The cluster of PostgreSQL that it must be: where below it the file with the version stands, and which version that names. */
  readonly cluster: { readonly file: string; readonly major: number } | undefined;
}

/** The data that the services of a stack take over, each folder once. */
export function adoptedDataOf(stack: Stack): readonly AdoptedData[] {
  const all = deployedServices(stack).flatMap(({ name, service }) =>
    Object.entries(service.adopt ?? {}).flatMap(([path, from]): AdoptedData[] => {
      const mount = adoptingMount(service, path);
      if (mount === undefined) return [];
      const { uid, gid } = mount.owner ?? service.runsAs;
      return [
        {
          ...{ of: name, path, from },
          to: followed(volumePath(stack, name, mount), path.slice(mount.path.length)),
          owner: uid === 0 ? undefined : { uid, gid },
          mode: mount.mode ?? "0750",
          cluster: clusterBelow(service, path),
        },
      ];
    }),
  );
  return [...new Map(all.map((one) => [shown(one.to), one])).values()];
}

/** The deepest folder of the stack's that a path of the container stands in; none where it is none. */
export function adoptingMount(
  { volumes }: Pick<DeployableService, "volumes">,
  path: string,
): Volume | SharedFolder | undefined {
  const above = volumes.filter(
    (mount): mount is Volume | SharedFolder =>
      (mount.kind === "volume" || mount.kind === "shared-folder") &&
      (path === mount.path || path.startsWith(`${mount.path}/`)),
  );
  return above.sort((one, other) => other.path.length - one.path.length)[0];
}

function clusterBelow({ facts, environment }: DeployableService, path: string): AdoptedData["cluster"] {
  const cluster = facts?.cluster;
  if (cluster === undefined) return undefined;
  const { PGDATA: said } = environment;
  const data = typeof said === "string" ? said.replace(/\/+$/, "") : cluster.data;
  if (data !== path && !data.startsWith(`${path}/`)) return undefined;
  return { file: `${data.slice(path.length)}/PG_VERSION`.slice(1), major: cluster.major };
}

/** Whether a stack takes anything over. */
export function adopts(stack: Stack): boolean {
  return givesWay(stack.adopted).length + adoptedDataOf(stack).length > 0;
}
