import { secretFolder, usualDataRoot, volumePath } from "../model/paths.js";
import type { Mount, SharedFolder, Volume } from "../model/service/mount.js";
import type { DeployableService } from "../model/service/service.js";
import type { Stack } from "../model/stack.js";
import { shown, type TextValue } from "../model/value.js";
import { secretFilesOf } from "./service/secrets.js";

/** A folder of the host, with a numeric owner and an octal mode. */
export interface Folder {
  readonly path: TextValue;
  readonly owner: string;
  readonly group: string;
  readonly mode: string;
}

/** The folders that services find their data and secrets in; each stands behind those above it. */
export function foldersFor(
  stack: Stack,
  services: readonly (readonly [string, DeployableService])[],
): readonly Folder[] {
  const owned = onceEach(services.flatMap(([name, service]) => foldersOf(stack, name, service)));
  const usual = usualDataRoot(stack);
  const roots = onceEach(
    services.flatMap(([, { volumes }]) => volumes.filter(isMade).map((mount) => rootFor(stack, mount))),
  );
  // Those that hold secrets alone get the usual one too, as they always did.
  const wanted = roots.length > 0 ? roots : [ofRoot(usual, "0755")];
  return owned.length === 0 ? [] : [...wanted.filter(({ path }) => path !== usual || !hasCommonRole(stack)), ...owned];
}

function rootFor(stack: Stack, { dataRoot = stack.dataRoot }: Volume | SharedFolder): Folder {
  return ofRoot(dataRoot.path, "0755");
}

/** What the stack makes: a folder of the host's own is none of it. */
function isMade(mount: Mount): mount is Volume | SharedFolder {
  return mount.kind === "volume" || mount.kind === "shared-folder";
}

function onceEach(folders: readonly Folder[]): readonly Folder[] {
  return [...new Map(folders.map((folder) => [shown(folder.path), folder])).values()];
}

/** Without the role 'common' nobody makes the shared folders, and Ansible gives those that it makes on the way the owner of the last. */
function hasCommonRole({ phases }: Stack): boolean {
  return phases.some(({ steps }) => steps.some(({ kind, role }) => kind === "role" && role === "common"));
}

function foldersOf(stack: Stack, name: string, service: DeployableService): readonly Folder[] {
  const volumes = service.volumes.filter(isMade).flatMap((mount) => {
    const { uid, gid } = mount.owner ?? service.runsAs;
    const wanted = { owner: String(uid), group: String(gid), mode: mount.mode ?? "0750" };
    const path = { path: volumePath(stack, name, mount), ...wanted };
    // Of a shared folder of which the service sees a part, the whole is there before it.
    const { folder, ...whole } = mount;
    const above = mount.kind === "shared-folder" && folder !== undefined;
    return above ? [{ path: volumePath(stack, name, whole as SharedFolder), ...wanted }, path] : [path];
  });
  return secretFilesOf(stack, name).length > 0 ? [...volumes, ofRoot(secretFolder(stack, name), "0700")] : volumes;
}

function ofRoot(path: TextValue, mode: string): Folder {
  return { path, owner: "0", group: "0", mode };
}
