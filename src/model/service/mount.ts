/** How the content of a volume comes back after a loss. */
export type BackupPolicy =
  /** The backup archives the files; the service may go on writing. */
  | "files"
  /** The same, with the service paused meanwhile, so that all files are of one moment. For what writes to several files at once.
   * Docker calls a service that was paused unhealthy until its probe ran again. */
  | "files-paused"
  /** The service's own `backup` commands cover it. */
  | "dump"
  /** Nothing worth keeping, and why. */
  | { readonly none: string };

/** A folder of the host that the service may write to. */
export interface Volume<Path extends string = string> {
  readonly kind: "volume";
  readonly path: Path;
  /** Folder below `/opt/<stack>/data/<service>`; default: that folder itself. */
  readonly folder?: string;
  /** Octal mode. Default: "0750". */
  readonly mode?: string;
  /** Numeric owner and group. Default: the user that the service runs as. */
  readonly owner?: { readonly uid: number; readonly gid: number };
  readonly backup: BackupPolicy;
  /** Data of other programs or versions that may lie in the folder: the deployment stops there before it changes anything. */
  readonly refuses?: readonly ForeignData[];
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

export type Mount = Volume | HostPath | DockerSocket;

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
