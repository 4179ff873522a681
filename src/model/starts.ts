import type { DeployableService } from "./service/service.js";
import type { Stack } from "./stack.js";
import { deployedServices, type Wave } from "./waves.js";

/** Services of one wave that start together, once those of the starts before are healthy. */
export interface Start {
  readonly wave: Wave;
  readonly services: readonly string[];
  /** Seconds after which a service that is not healthy never will be. */
  readonly patience: number;
}

/** Seconds that Docker itself takes to create, stop and start the containers. */
const overhead = 120;

/**
 * The order in which a wave starts: first what waits for nothing else in it, then what waits for that, and so on.
 * What a service waits for are its `dependsOn` and the engines of its databases.
 */
export function startsOf(stack: Stack, wave: Wave): readonly Start[] {
  const members = new Map(deployedServices(stack).flatMap((it) => (it.wave === wave ? [[it.name, it.service]] : [])));
  const depths = depthsOf(members);
  const last = Math.max(-1, ...depths.values());
  return Array.from({ length: last + 1 }, (_, depth) => {
    const services = [...members.keys()].filter((name) => depths.get(name) === depth);
    const waits = services.flatMap((name) => members.get(name) ?? []).map(secondsOf);
    return { wave, services, patience: Math.ceil(Math.max(...waits)) + overhead };
  });
}

/** How many services must be healthy one after the other before each; 0 for those that wait for none. */
function depthsOf(members: ReadonlyMap<string, DeployableService>): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  const depthOf = (name: string): number => {
    const service = members.get(name);
    if (service === undefined) return -1;
    const known = depths.get(name);
    if (known !== undefined) return known;
    // A circle, which the review refuses, must not turn for ever.
    depths.set(name, 0);
    const needed = [...service.dependsOn, ...service.databases.map(({ engine }) => engine)];
    const depth = 1 + Math.max(-1, ...needed.filter((other) => other !== name).map(depthOf));
    depths.set(name, depth);
    return depth;
  };
  for (const name of members.keys()) depthOf(name);
  return depths;
}

function secondsOf({ probe, stopGracePeriod }: DeployableService): number {
  const { startPeriod, interval, timeout, retries } = probe;
  return startPeriod + (interval + timeout) * retries + stopGracePeriod;
}
