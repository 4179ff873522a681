import { isWritable } from "../../model/service/mount.js";
import type { Service } from "../../model/service/service.js";
import type { Route } from "../finding.js";

/** Something that stands at a path of the container. */
export interface PlacedMount {
  readonly path: string;
  readonly kind: "volume" | "host-path" | "docker-socket" | "file" | "secret" | "tmpfs";
  readonly isWritable: boolean;
  /** Route from the service. */
  readonly route: Route;
}

/** An absolute path without doubled, closing and meaningless parts: "/data//a/../b/" is "/data/b". */
export function normalPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/"))
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  return `/${parts.join("/")}`;
}

/** Everything that is mounted into a service's container. */
export function mountsOf({ volumes, files, secretFiles, tmpfs }: Service): readonly PlacedMount[] {
  return [
    ...volumes.map((mount, index): PlacedMount => {
      const route = ["volumes", index];
      if (mount.kind === "docker-socket")
        return { path: "/var/run/docker.sock", kind: mount.kind, isWritable: false, route };
      if (mount.kind === "named-volume")
        return { path: normalPath(mount.path), kind: "volume", isWritable: mount.isWritable, route };
      if (mount.kind === "bind")
        return { path: normalPath(mount.path), kind: "host-path", isWritable: mount.isWritable, route };
      const kind = mount.kind === "volume" || mount.kind === "shared-folder" ? "volume" : "host-path";
      return { path: normalPath(mount.path), kind, isWritable: isWritable(mount), route };
    }),
    ...files.map(
      ({ path }, index): PlacedMount => ({ path, kind: "file", isWritable: false, route: ["files", index] }),
    ),
    ...Object.keys(secretFiles).map(
      (path): PlacedMount => ({ path, kind: "secret", isWritable: false, route: ["secretFiles", path] }),
    ),
    ...Object.keys(tmpfs).map(
      (path): PlacedMount => ({
        path: normalPath(path),
        kind: "tmpfs",
        isWritable: true,
        route: ["tmpfs", path],
      }),
    ),
  ];
}

/** Whether a path is the other one or lies below it. */
export function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}
