import type { ConfigFile } from "../model/service/config-file.js";
import type { DockerSocket, HostPath, Volume } from "../model/service/mount.js";
import type { Text, Variable } from "../model/value.js";

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
