import { databaseIn, databaseOnHost } from "../../facts/database-files.js";
import { imageOf } from "../../facts/image-of.js";
import type { Role } from "../../model/ansible/role.js";
import type { Application } from "../../model/application.js";
import { dataPath } from "../../model/paths.js";
import { type AnyMount, isKept, isWritable } from "../../model/service/mount.js";
import type { Service } from "../../model/service/service.js";
import type { Stack } from "../../model/stack.js";
import { shown } from "../../model/value.js";
import { isWithin, normalPath } from "./mounts.js";
import { clusterOf } from "./postgresql.js";

/** The database whose files a mount holds. */
export function engineIn(definition: Service, { path }: { readonly path: string }): string | undefined {
  const cluster = clusterOf(definition);
  const place = normalPath(path);
  if (cluster !== undefined && isWithin(cluster.data, place)) return "PostgreSQL";
  return databaseIn(place, imageOf(definition)?.repository ?? "");
}

/** A folder of the host, or a volume of Docker, in which a database keeps its files. */
interface DatabaseFolder {
  readonly path: string;
  readonly engine: string;
}

/** Where databases of the stack, and of the applications of roles, keep their files on the host. */
export function databaseFolders(stack: Stack, roles: readonly Role[]): readonly DatabaseFolder[] {
  // Rexible's own roles bring no database, and to read them takes time.
  const own = roles.filter(({ isProven }) => isProven !== true);
  const written = own.flatMap(({ applications }) => applications.map(({ application }) => application));
  return [
    ...foldersIn(stack, (service, mount) => (isKept(mount) ? shown(dataPath(stack, service, mount)) : undefined)),
    ...written.flatMap((application) => foldersIn(application, (_, mount) => sourceOf(mount))),
  ];
}

function foldersIn({ services }: Application, hostPath: (service: string, mount: AnyMount) => string | undefined) {
  return Object.entries(services).flatMap(([service, definition]) =>
    definition.volumes.flatMap((mount): readonly DatabaseFolder[] => {
      if (mount.kind === "docker-socket" || !isWritable(mount)) return [];
      const [engine, path] = [engineIn(definition, mount), hostPath(service, mount)];
      return engine === undefined || path === undefined ? [] : [{ path, engine }];
    }),
  );
}

function sourceOf(mount: AnyMount): string | undefined {
  if (mount.kind === "named-volume") return mount.name;
  return mount.kind === "bind" && mount.source?.startsWith("/") ? mount.source : undefined;
}

/** The database that is copied with a folder of the host or a volume of Docker; nothing where it is left out, or none is there. */
export function databaseCopied(
  path: string,
  leavesOut: string,
  folders: readonly DatabaseFolder[],
): DatabaseFolder | undefined {
  const place = path.startsWith("/") ? normalPath(path.replace(/\/\*+$/, "")) : path;
  const own = databaseOnHost(place);
  if (own !== undefined) return { path: place, engine: own };
  return folders.find((folder) => {
    const isVolume = !folder.path.startsWith("/");
    const isMeant = isVolume
      ? new RegExp(`(?:^|/volumes/|[_/])${folder.path.replace(/[.]/g, "\\.")}(?:/_data)?$`).test(place)
      : isWithin(folder.path, place) || isWithin(place, folder.path);
    const name = folder.path.split("/").at(-1) ?? "";
    return isMeant && !(leavesOut !== "" && leavesOut.includes(name));
  });
}
