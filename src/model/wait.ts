import type { Stack } from "./stack.js";
import { deployedServices, type Wave } from "./waves.js";

/** Seconds that Docker itself takes to create, stop and start the containers of a wave. */
const overhead = 120;

/**
 * Seconds after which a wave that is not healthy never will be: the probes of the slowest chain of services that
 * wait for each other, and what Docker needs to start them.
 */
export function secondsUntilHealthy(stack: Stack, wave: Wave): number {
  const members = new Map(deployedServices(stack).flatMap((it) => (it.wave === wave ? [[it.name, it.service]] : [])));
  const known = new Map<string, number>();

  const chainOf = (name: string): number => {
    const service = members.get(name);
    if (service === undefined) return 0;
    const before = known.get(name);
    if (before !== undefined) return before;
    const { startPeriod, interval, timeout, retries } = service.healthcheck;
    known.set(name, 0);
    const chain =
      Math.max(0, ...service.dependsOn.map(chainOf)) +
      startPeriod +
      (interval + timeout) * retries +
      service.stopGracePeriod;
    known.set(name, chain);
    return chain;
  };
  return Math.ceil(Math.max(0, ...[...members.keys()].map(chainOf))) + overhead;
}
