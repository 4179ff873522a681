import type { Device, Gpu } from "../model/service/devices.js";

interface DeviceOptions {
  /** Why the service needs it. */
  readonly because: string;
  /** Path in the container. Default: the same as on the host. */
  readonly path?: string;
  /** "r" to read, "w" to write, "m" to make nodes. Default: "rw". */
  readonly access?: string;
}

/**
 * A device of the host. A program that is not root gets the device's group, which the deployment looks up on each host; of
 * a folder, such as "/dev/dri", it is the group of the last device in it by name.
 *
 * @param source path on the host. The deployment stops before its first change where it is not there.
 * @example devices: [device("/dev/dri/renderD128", { because: "decodes video" })]
 */
export function device(source: string, { path = source, access = "rw", because, ...others }: DeviceOptions): Device {
  return { kind: "device", source, path, access, because, ...others };
}

interface NvidiaOptions {
  /** How many cards. Default: "all". */
  readonly count?: number | "all";
}

/**
 * Graphics cards of NVIDIA. `docker({ nvidia: true })` installs what hands them to containers; the driver is the host's own.
 *
 * @example gpu: nvidia({ count: 1 })
 */
export function nvidia({ count = "all", ...others }: NvidiaOptions = {}): Gpu {
  return { kind: "gpu", driver: "nvidia", count, ...others };
}
