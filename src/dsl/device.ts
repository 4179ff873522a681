import type { Device, Gpu } from "../model/service/devices.js";

/**
 * A device of the host. A program that is not root gets the device's group, which the deployment looks up on each host; of
 * a folder, such as "/dev/dri", it is the group of the last device in it by name.
 *
 * @param source path on the host. The deployment stops before its first change where it is not there.
 * @param options.path path in the container. Default: the same.
 * @param options.access "r" to read, "w" to write, "m" to make nodes. Default: "rw".
 * @example devices: [device("/dev/dri/renderD128", { because: "decodes video" })]
 */
export function device(
  source: string,
  { path = source, access = "rw", because, ...others }: { because: string; path?: string; access?: string },
): Device {
  return { kind: "device", source, path, access, because, ...others };
}

/**
 * Graphics cards of NVIDIA. `docker({ nvidia: true })` installs what hands them to containers; the driver is the host's own.
 *
 * @param options.count how many. Default: all.
 * @example gpu: nvidia({ count: 1 })
 */
export function nvidia({ count = "all", ...others }: { readonly count?: number | "all" } = {}): Gpu {
  return { kind: "gpu", driver: "nvidia", count, ...others };
}
