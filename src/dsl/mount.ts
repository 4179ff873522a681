import type { Text, Variable } from "./value.js";

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

/** A configuration file that the build writes and the container reads. Never holds a secret. */
export interface ConfigFile {
  readonly kind: "file";
  /** Path in the container. */
  readonly path: string;
  readonly content:
    | { readonly kind: "verbatim"; readonly text: string | Text<Variable> }
    | { readonly kind: "yaml" | "json"; readonly data: unknown }
    | { readonly kind: "template"; readonly source: string; readonly of?: string };
}

/**
 * Keeps `path` of the container in `/opt/<stack>/data/<service>` of the host. Says how it is backed up.
 *
 * @example volumes: [volume("/var/lib/postgresql", { mode: "0700", backup: "dump" })]
 */
export function volume<const Path extends string>(path: Path, options: Omit<Volume, "kind" | "path">): Volume<Path> {
  return { kind: "volume", path, ...options };
}

/**
 * Shows a path of the host to the container, read-only, and says why.
 *
 * @example volumes: [hostPath("/proc", "/host/proc", { because: "host metrics" })]
 */
export function hostPath<const Source extends string>(
  source: Source,
  path: string,
  options: { readonly because: string },
): HostPath<Source> {
  return { kind: "host-path", source, path, ...options };
}

/**
 * Gives the container the Docker socket, which makes it root on the host. Says why.
 *
 * @example volumes: [dockerSocket({ because: "starts sandbox containers" })]
 */
export function dockerSocket(options: { readonly because: string }): DockerSocket {
  return { kind: "docker-socket", ...options };
}

/**
 * A configuration file with the given text, read-only in the container.
 *
 * @example files: [file("/etc/app/app.conf", "workers = 2\n")]
 */
export function file(path: string, content: string | Text<Variable>): ConfigFile {
  return { kind: "file", path, content: { kind: "verbatim", text: content } };
}

/** A configuration file in YAML, from data. @example files: [yamlFile("/etc/loki/local-config.yaml", { auth_enabled: false })] */
export function yamlFile(path: string, data: unknown): ConfigFile {
  return { kind: "file", path, content: { kind: "yaml", data } };
}

/** A configuration file in JSON, from data. @example files: [jsonFile("/app/config.json", { port: 8080 })] */
export function jsonFile(path: string, data: unknown): ConfigFile {
  return { kind: "file", path, content: { kind: "json", data } };
}

/**
 * A configuration file from `roles-src/<service>/config/<source>`: copied verbatim, or rendered by
 * Handlebars with the view of the whole stack when its name ends in `.hbs`.
 *
 * @param options.of folder of `roles-src` to read, where it is not named after the service or its role.
 * @example files: [templateFile("/etc/caddy/Caddyfile", "Caddyfile.hbs")]
 */
export function templateFile(path: string, source: string, options: { readonly of?: string } = {}): ConfigFile {
  return { kind: "file", path, content: { kind: "template", source, ...options } };
}
