import { containerName, volumePath } from "./paths.js";
import type { DataFolder } from "./service/mount.js";
import { databasesIn, isArchived, isKept, isWritable } from "./service/mount.js";
import type { Stack } from "./stack.js";
import { shown, type TextValue } from "./value.js";
import { deployedServices } from "./waves.js";

/** A folder whose files a backup archives. */
export interface Archive {
  readonly service: string;
  readonly file: string;
  readonly path: TextValue;
  /** Containers that are paused meanwhile. */
  readonly pause: readonly string[];
  /** Databases of SQLite below it that SQLite copies; none where it is not said. */
  readonly sqlite?: readonly string[];
  /** Folders below it that are archived by themselves, or not at all. */
  readonly exclude: readonly string[];
  /** Whether a restore puts the files into the folder that is there, instead of a new one in its place. */
  readonly in_place: boolean;
}

/** A folder with data, in one service. */
interface Place {
  readonly service: string;
  readonly mount: DataFolder;
  /** The whole folder on the host, also where the service sees a part of it. */
  readonly path: TextValue;
}

/** What is archived, each folder once, whoever sees it. */
export function archivesOf(stack: Stack): readonly Archive[] {
  const places = deployedServices(stack).flatMap(({ name, service: { volumes } }) =>
    volumes.filter(isKept).map((mount): Place => ({ service: name, mount, path: wholeOf(stack, name, mount) })),
  );
  const seen = new Map<string, Place[]>();
  for (const place of places) seen.set(shown(place.path), [...(seen.get(shown(place.path)) ?? []), place]);
  return [...seen].flatMap(([path, users]) => {
    const archived = users.filter(({ mount }) => isArchived(mount));
    const [first] = archived;
    if (first === undefined) return [];
    const isPaused = archived.some(({ mount }) => mount.backup === "files-paused");
    const databases = [...new Set(archived.flatMap(({ mount }) => databasesIn(mount)))];
    const writers = users
      .filter(({ service, mount }) => isWritable(mount) && stack.services[service]?.job === undefined)
      .map(({ service }) => containerName(stack, service));
    const inner = [...seen.keys()].filter((other) => other.startsWith(`${path}/`));
    return [
      {
        service: first.service,
        file: `${nameOf(first)}.tar.gz`,
        path: first.path,
        pause: isPaused ? [...new Set(writers)] : [],
        ...(databases.length > 0 && !isPaused && { sqlite: databases }),
        exclude: inner.map((other) => other.slice(path.length + 1)),
        in_place: first.mount.kind === "host-folder",
      },
    ];
  });
}

function wholeOf(stack: Stack, service: string, mount: DataFolder): TextValue {
  if (mount.kind === "host-folder") return mount.source;
  if (mount.kind === "volume") return volumePath(stack, service, mount);
  const { folder: _, ...whole } = mount;
  return volumePath(stack, service, whole);
}

/** Name of the archive without its ending: the folder by the names that lead to it. */
function nameOf({ service, mount }: Place): string {
  if (mount.kind === "shared-folder") return `${mount.name}.folder`;
  if (mount.kind === "host-folder") return `${service}.host${mount.path.replaceAll("/", "-")}`;
  return mount.folder === undefined ? service : `${service}-${mount.folder.replaceAll("/", "-")}`;
}
