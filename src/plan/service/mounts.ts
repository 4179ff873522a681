import { configPath, volumePath } from "../../model/paths.js";
import type { Mount } from "../../model/service/mount.js";
import { defined, filledList } from "./filled.js";
import type { PlacedService } from "./placed.js";
import { secretFilesOf } from "./secrets.js";

export function mountKeys({ stack, name, service }: PlacedService) {
  const mountOf = (mount: Mount) => {
    switch (mount.kind) {
      case "volume":
        return bind(volumePath(stack, name, mount), mount.path, false);
      case "host-path":
        return bind(mount.source, mount.path, true);
      case "docker-socket":
        return bind("/var/run/docker.sock", "/var/run/docker.sock", true);
    }
  };
  return {
    volumes: filledList([
      ...service.volumes.map(mountOf),
      ...service.files.map(({ path }) => bind(configPath(stack, name, path), path, true)),
      ...secretFilesOf(stack, name).map(({ source, path }) => bind(source, path, true)),
    ]),
    tmpfs: filledList(Object.entries(service.tmpfs).map(([path, size]) => `${path}:size=${size},mode=1777`)),
  };
}

/** Never lets Docker invent a missing source as a folder of root's. */
function bind(source: string, target: string, readOnly: boolean) {
  return defined({
    type: "bind",
    source,
    target,
    read_only: readOnly || undefined,
    bind: { create_host_path: false },
  });
}
