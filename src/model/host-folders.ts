import type { DataRoot } from "./data-root.js";
import { usualDataRoot } from "./paths.js";
import type { Stack } from "./stack.js";
import { shown } from "./value.js";
import { deployedServices } from "./waves.js";

/** The folders, other than the stack's usual one, below which services have theirs; each once. */
export function dataRootsOf(stack: Stack): readonly DataRoot[] {
  const roots = deployedServices(stack).flatMap(({ service: { volumes } }) =>
    volumes.flatMap((mount) =>
      mount.kind === "volume" || mount.kind === "shared-folder" ? [mount.dataRoot ?? stack.dataRoot] : [],
    ),
  );
  const others = roots.filter(({ path }) => path !== usualDataRoot(stack));
  return [...new Map(others.map((root) => [shown(root.path), root])).values()];
}

/** What must be there on a host before anything is changed: folders that are not the stack's, and the disks of its data. */
export function hostFoldersOf(stack: Stack) {
  const asked = ({ mountedAt = "", fileSystem = "" }: Pick<DataRoot, "mountedAt" | "fileSystem">) => ({
    mounted_at: mountedAt,
    file_system: fileSystem,
  });
  const roots = dataRootsOf(stack).map(({ path, ...disk }) => ({
    path,
    for: "the data of services",
    made: true,
    ...asked(disk),
    owner: "",
  }));
  const folders = deployedServices(stack).flatMap(({ name, service: { volumes } }) =>
    volumes.flatMap((mount) =>
      mount.kind !== "host-folder"
        ? []
        : [
            {
              path: mount.source,
              for: `'${mount.path}' of '${name}'`,
              made: false,
              ...asked(mount),
              owner: mount.owner === undefined ? "" : `${mount.owner.uid}:${mount.owner.gid}`,
            },
          ],
    ),
  );
  return [...roots, ...folders];
}
