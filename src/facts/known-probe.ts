import type { ImageSettings } from "../model/image-settings.js";
import { askedByHost, type Healthcheck, type Probe, type ProbeTiming } from "../model/service/healthcheck.js";
import type { DeployableService } from "../model/service/service.js";
import { probeCommand } from "./probe-command.js";

/** What Docker takes where an image says nothing. https://docs.docker.com/reference/dockerfile/#healthcheck */
const ofDocker: ProbeTiming = { interval: 30, timeout: 30, retries: 3, startPeriod: 0 };

/** The program that asks where the image is known to have one, and the timing of the image's own probe. */
export function knownProbe(
  service: DeployableService,
  imageSays: ImageSettings | undefined,
): { readonly healthcheck: Healthcheck | undefined; readonly probe: Probe } {
  const { healthcheck, probe } = service;
  const asked = askedByHost(probe);
  const test = asked && probeCommand(asked, service, imageSays);
  const { interval, timeout, retries, startPeriod } = probe;
  if (test !== undefined) {
    const timing = { interval, timeout, retries, startPeriod };
    return { healthcheck: { test, ...timing }, probe: { kind: "command", ...timing } };
  }
  if (probe.kind !== "image") return { healthcheck, probe };
  return { healthcheck, probe: { ...probe, ...ofDocker, ...timingOf(imageSays?.healthcheck), ...probe.said } };
}

function timingOf(says: ImageSettings["healthcheck"]): Partial<ProbeTiming> {
  const timing = {
    interval: says?.intervalSeconds,
    timeout: says?.timeoutSeconds,
    retries: says?.retries,
    startPeriod: says?.startPeriodSeconds,
  };
  return Object.fromEntries(Object.entries(timing).filter(([, value]) => value !== undefined));
}
