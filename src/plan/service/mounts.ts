import { configPath, volumePath } from "../../model/paths.js";
import { isWritable, type Mount } from "../../model/service/mount.js";
import type { TextValue } from "../../model/value.js";
import { toCompose } from "../interpolation.js";
import { defined, filledList } from "./filled.js";
import type { PlacedService } from "./placed.js";
import { secretFilesOf } from "./secrets.js";

export function mountKeys({ stack, name, service }: PlacedService) {
  const mountOf = (mount: Mount) => {
    switch (mount.kind) {
      case "volume":
      case "shared-folder":
        return bind(volumePath(stack, name, mount), mount.path, !isWritable(mount));
      case "host-folder":
      case "host-path":
        return bind(mount.source, mount.path, !isWritable(mount));
      case "docker-socket":
        return bind("/var/run/docker.sock", "/var/run/docker.sock", true);
    }
  };
  return {
    volumes: filledList([
      ...service.volumes.map(mountOf),
      ...service.files.map(({ path }) => bind(configPath(stack, name, path), path, true)),
      ...secretFilesOf(stack, name).flatMap(({ source, path }) =>
        path === undefined ? [] : [bind(source, path, true)],
      ),
    ]),
    tmpfs: filledList(Object.entries(service.tmpfs).map(([path, size]) => `${path}:size=${size},mode=1777`)),
  };
}

/** Never lets Docker invent a missing source as a folder of root's. */
function bind(source: TextValue, target: string, readOnly: boolean) {
  return defined({
    type: "bind",
    source: toCompose(source),
    target,
    read_only: readOnly || undefined,
    bind: { create_host_path: false },
  });
}
