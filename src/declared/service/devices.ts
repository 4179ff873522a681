import type { Device, Gpu } from "../../model/service/devices.js";

export interface DeviceOptions {
  /** Devices of the host: `device("/dev/dri/renderD128", { because })`. Default: none. */
  readonly devices?: readonly Device[];
  /** Graphics cards: `nvidia({ count: 1 })`. Needs `docker({ nvidia: true })`, and the driver on the host. Default: none. */
  readonly gpu?: Gpu;
}
