import { toCompose } from "../interpolation.js";
import type { PlacedService } from "./placed.js";
import { entrypointOf } from "./secrets.js";

export function processKeys({ service }: PlacedService) {
  return {
    restart: service.job === undefined ? "unless-stopped" : "no",
    init: service.init || undefined,
    working_dir: service.workingDir,
    stop_signal: service.stopSignal,
    entrypoint: entrypointOf(service)?.map(toCompose),
    command: service.command?.map(toCompose),
    stop_grace_period: `${service.stopGracePeriod}s`,
  };
}
