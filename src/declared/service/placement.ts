import type { Machine } from "../machine.js";

export interface PlacementOptions {
  /**
   * The machine that the service runs on, or several that each run one of it, such as a collector of logs. Default: every host of
   * the stack, which then names no machines.
   */
  readonly on?: Machine | readonly Machine[];
}
