import { toCompose } from "../interpolation.js";
import type { PlacedService } from "./placed.js";

export function healthcheckKeys({ service: { healthcheck } }: PlacedService) {
  return {
    healthcheck: {
      test: ["CMD", ...healthcheck.test.map(toCompose)],
      interval: `${healthcheck.interval}s`,
      timeout: `${healthcheck.timeout}s`,
      retries: healthcheck.retries,
      start_period: `${healthcheck.startPeriod}s`,
      ...(healthcheck.startPeriod > 0 && { start_interval: "2s" }),
    },
  };
}
