import type { DataRoot, Disk } from "../data-root.js";
import type { TextValue } from "../value.js";
import type { Account } from "./account.js";
import type { ClusterUpgrade } from "./cluster-upgrade.js";

/** How the content of a volume comes back after a loss. */
export type BackupPolicy =
  /** The backup archives the files; the service may go on writing. */
  | "files"
  /** The same, with the service paused meanwhile, so that all files are of one moment. For what writes to several files at once.
   * Docker calls a service that was paused unhealthy until its probe ran again. */
  | "files-paused"
  /** The files, while the service goes on, and of these databases a copy of one moment, which SQLite itself takes. Paths below the
   * volume, such as "db.sqlite3"; one that is not there fails the backup. "*" stands for any characters, as in "memory/*.sqlite": what
   * fits is copied, be it none. */
  | { readonly sqlite: readonly string[] }
  /** The service's own `backup` commands cover it. */
  | "dump"
  /** Nothing worth keeping, and why. */
  | { readonly none: string };

/** A folder of the host that the service may write to. */
export interface Volume<Path extends string = string> {
  readonly kind: "volume";
  readonly path: Path;
  /** Where the folder stands, for this volume alone. Default: `dataRoot` of the stack. */
  readonly dataRoot?: DataRoot;
  /** Folder below the service's own, `<data root>/<service>`. Default: that folder itself. */
  readonly folder?: string;
  /** Octal mode. Default: "0750". */
  readonly mode?: string;
  /** Numeric owner and group. Default: the user that the service runs as. */
  readonly owner?: Account;
  /** How it is backed up: by its files, with the service paused or not, by its `dump`, or not at all, and why. */
  readonly backup: BackupPolicy;
  /** Data of other programs or versions that may lie in the folder: the deployment stops there before it changes anything. Default: none. */
  readonly refuses?: readonly ForeignData[];
  /** A cluster of an older major version that may lie in the folder, and that the deployment brings to this one. Default: none. */
  readonly upgrade?: ClusterUpgrade;
}

/** Data that the service would not read, and would begin anew beside or over. */
export interface ForeignData {
  /** File below the folder that gives it away, such as "PG_VERSION"; an asterisk stands for one part of the path. */
  readonly found: string;
  /** File below the folder that shows the service's own data: where it is there too, nothing is refused. */
  readonly unless: string;
  /** What the data is, as in "a cluster of an older version". */
  readonly holds: string;
  /** The way out. */
  readonly fix: string;
}

/** A folder of the stack's that several services see. Owner, mode and backup are its own, the same for all of them. */
export interface SharedFolder {
  readonly kind: "shared-folder";
  /** Name of the folder, which stands at `<data root>/<name>`. */
  readonly name: string;
  /** Path in the container. */
  readonly path: string;
  /** Whether the service may write. */
  readonly isWritable: boolean;
  /** The part of it that the service sees. Default: all. */
  readonly folder?: string;
  readonly dataRoot?: DataRoot;
  readonly owner: Account;
  /** Octal. */
  readonly mode: string;
  readonly backup: Kept;
}

/** How files come back that no dump covers. */
export type Kept = Exclude<BackupPolicy, "dump">;

/** A folder of the host that is not the stack's: nothing makes it, and nothing changes who owns it. */
export interface HostFolder extends Disk {
  readonly kind: "host-folder";
  readonly source: TextValue;
  /** Path in the container. */
  readonly path: string;
  readonly isWritable: boolean;
  /** Who owns it on the host; the deployment stops where somebody else does. Default: not asked. */
  readonly owner?: Account;
  /** What it is for. It stands in the generated documents. */
  readonly because: string;
  /** How it is backed up: by its files, with the service paused or not, or not at all, and why. */
  readonly backup: Kept;
}

/** A path of the host, read-only in the container. */
export interface HostPath<Source extends string = string> {
  readonly kind: "host-path";
  readonly source: Source;
  readonly path: string;
  /** Why the container must see the host's own files. */
  readonly because: string;
}

/** The Docker socket: whoever holds it is root on the host, so its use must be argued. */
export interface DockerSocket {
  readonly kind: "docker-socket";
  readonly because: string;
}

export type Mount = Volume | SharedFolder | HostFolder | HostPath | DockerSocket;

/** Folders that hold data, each with a word on its backup. */
export type DataFolder = Volume | SharedFolder | HostFolder;

/** The databases of SQLite that are copied by SQLite, as paths below the folder. */
export function databasesIn({ backup }: DataFolder): readonly string[] {
  return typeof backup === "object" && "sqlite" in backup ? backup.sqlite : [];
}

/** Whether the files are archived, by whatever way. */
export function isArchived({ backup }: DataFolder): boolean {
  return backup === "files" || backup === "files-paused" || (typeof backup === "object" && "sqlite" in backup);
}

export function isKept(mount: AnyMount): mount is DataFolder {
  return mount.kind === "volume" || mount.kind === "shared-folder" || mount.kind === "host-folder";
}

/** Whether the service may write to it. */
export function isWritable(mount: AnyMount): boolean {
  return mount.kind === "volume" || ("isWritable" in mount && mount.isWritable);
}

/** A volume that Docker keeps, as hand-written files have it. */
export interface NamedVolume {
  readonly kind: "named-volume";
  /** None: one that goes with the container. */
  readonly name: string | undefined;
  readonly path: string;
  readonly isWritable: boolean;
}

/** A folder or file of the host, as hand-written files have it. */
export interface BindMount {
  readonly kind: "bind";
  /** Path of the host; relative ones count from the folder of the file. None where it cannot be known. */
  readonly source: string | undefined;
  readonly path: string;
  readonly isWritable: boolean;
}

/** What may be mounted, wherever it was written. */
export type AnyMount = Mount | NamedVolume | BindMount;
