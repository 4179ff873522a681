import type { Healthcheck, ProbeTiming } from "../../model/service/healthcheck.js";
import { toCompose } from "../interpolation.js";
import { defined, filled } from "./filled.js";
import type { PlacedService } from "./placed.js";

export function healthcheckKeys({ service: { healthcheck, probe } }: PlacedService) {
  if (healthcheck !== undefined) return { healthcheck: asked(healthcheck) };
  if (probe.kind === "image") return { healthcheck: filled(timingKeys(probe.said)) };
  // Else the image's own probe would answer a question that nobody asked.
  return { healthcheck: { disable: true } };
}

function asked({ test, ...timing }: Healthcheck) {
  return {
    test: ["CMD", ...test.map(toCompose)],
    ...timingKeys(timing),
    ...(timing.startPeriod > 0 && { start_interval: "2s" }),
  };
}

function timingKeys({ interval, timeout, retries, startPeriod }: Partial<ProbeTiming>) {
  const seconds = (value: number | undefined) => (value === undefined ? undefined : `${value}s`);
  return defined({
    interval: seconds(interval),
    timeout: seconds(timeout),
    retries,
    start_period: seconds(startPeriod),
  });
}
