import type { Exposure } from "../../model/service/exposure.js";

export interface PortOptions {
  /** Port that the service listens on in its container. */
  readonly port?: number;
  /** How the service is reached from outside. Default: not at all. */
  readonly expose?: Exposure;
  /** True for the one service that serves the sites of all others on 80 and 443. Default: false. */
  readonly reverseProxy?: boolean;
  /** Ports published on every address of the host; only the reverse proxy may have any. */
  readonly publish?: readonly `${number}/${"tcp" | "udp"}`[];
}
