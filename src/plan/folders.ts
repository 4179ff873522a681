import { rootOf, secretFolder, volumePath } from "../model/paths.js";
import type { DeployableService } from "../model/service/service.js";
import type { Stack } from "../model/stack.js";
import { secretFilesOf } from "./service/secrets.js";

/** A folder of the host, with a numeric owner and an octal mode. */
export interface Folder {
  readonly path: string;
  readonly owner: string;
  readonly group: string;
  readonly mode: string;
}

/** The folders that services find their data and secrets in; each stands behind those above it. */
export function foldersFor(
  stack: Stack,
  services: readonly (readonly [string, DeployableService])[],
): readonly Folder[] {
  const owned = services.flatMap(([name, service]) => foldersOf(stack, name, service));
  return owned.length > 0 && !hasCommonRole(stack) ? [ofRoot(`${rootOf(stack)}/data`, "0755"), ...owned] : owned;
}

/** Without the role 'common' nobody makes the shared folders, and Ansible gives those that it makes on the way the owner of the last. */
function hasCommonRole({ phases }: Stack): boolean {
  return phases.some(({ steps }) => steps.some(({ kind, role }) => kind === "role" && role === "common"));
}

function foldersOf(stack: Stack, name: string, service: DeployableService): readonly Folder[] {
  const volumes = service.volumes.flatMap((mount) => {
    if (mount.kind !== "volume") return [];
    const { uid, gid } = mount.owner ?? service.runsAs;
    const path = volumePath(stack, name, mount);
    return [{ path, owner: String(uid), group: String(gid), mode: mount.mode ?? "0750" }];
  });
  return secretFilesOf(stack, name).length > 0 ? [...volumes, ofRoot(secretFolder(stack, name), "0700")] : volumes;
}

function ofRoot(path: string, mode: string): Folder {
  return { path, owner: "0", group: "0", mode };
}
