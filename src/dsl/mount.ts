import type { DeclaredVolume } from "../declared/service/mounts.js";
import type { ConfigFile } from "../model/service/config-file.js";
import type { DockerSocket, HostFolder, HostPath } from "../model/service/mount.js";
import type { Text, TextValue, Variable } from "../model/value.js";

/**
 * Keeps `path` of the container in a folder of the service's own, `<data root>/<service>`. Says how it is backed up.
 * For a folder that several services see there is `folder`.
 *
 * @example volumes: [volume("/var/lib/postgresql", { mode: "0700", backup: "dump" })]
 */
export function volume<const Path extends string>(
  path: Path,
  options: Omit<DeclaredVolume, "kind" | "path">,
): DeclaredVolume<Path> {
  return { kind: "volume", path, ...options };
}

/**
 * A folder of the host that is not the stack's, such as a disk of photographs. It is never made, and nobody changes who
 * owns it: the deployment stops before its first change where it is not there, not on the disk that `mountedAt` names,
 * not of the `fileSystem`, or not of the `owner`. Read-only unless `write` is true.
 *
 * @param source folder of the host; a variable where hosts differ.
 * @param path path in the container.
 * @example
 * volumes: [hostFolder("/mnt/tank/photos", "/photos", {
 *   write: true, owner: { uid: 1000, gid: 1000 }, mountedAt: "/mnt/tank", fileSystem: "zfs",
 *   because: "the family's photographs", backup: { none: "snapshots of the pool" },
 * })]
 */
export function hostFolder(
  source: TextValue,
  path: string,
  { write = false, ...options }: HostFolderOptions,
): HostFolder {
  return { kind: "host-folder", source, path, isWritable: write, ...options };
}

interface Reason {
  /** Why the container sees it. It stands in the generated documents. */
  readonly because: string;
}

interface HostFolderOptions extends Omit<HostFolder, "kind" | "source" | "path" | "isWritable"> {
  /** Whether the service may write. Default: false. */
  readonly write?: boolean;
}

/**
 * Shows a path of the host to the container, read-only, and says why.
 *
 * @example volumes: [hostPath("/proc", "/host/proc", { because: "host metrics" })]
 */
export function hostPath<const Source extends string>(source: Source, path: string, options: Reason): HostPath<Source> {
  return { kind: "host-path", source, path, ...options };
}

/**
 * Gives the container the Docker socket, which makes it root on the host. Says why.
 *
 * @example volumes: [dockerSocket({ because: "starts sandbox containers" })]
 */
export function dockerSocket(options: Reason): DockerSocket {
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

interface TemplateOptions {
  /** Folder of `roles-src` to read. Default: that of the service's name, or of its role's. */
  readonly of?: string;
}

/**
 * A configuration file from `roles-src/<service>/config/<source>`: copied verbatim, or rendered by
 * Handlebars with the view of the whole stack when its name ends in `.hbs`.
 *
 * @example files: [templateFile("/etc/caddy/Caddyfile", "Caddyfile.hbs")]
 */
export function templateFile(path: string, source: string, options: TemplateOptions = {}): ConfigFile {
  return { kind: "file", path, content: { kind: "template", source, ...options } };
}
