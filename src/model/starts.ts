import { grouped } from "./grouped.js";
import { needsOf } from "./needs.js";
import type { DeployableService } from "./service/service.js";
import type { Stack } from "./stack.js";
import { deployedServices, type Wave } from "./waves.js";

/** Services of one wave that start together, once those of the starts before are healthy; or a job, which is alone. */
export interface Start {
  readonly wave: Wave;
  readonly services: readonly string[];
  /** Seconds after which a service that is not healthy never will be, and a job that goes on has failed. */
  readonly patience: number;
}

/** Seconds that Docker itself takes to create, stop and start the containers. */
const overhead = 120;

/**
 * The order in which a wave starts: first what waits for nothing else in it, then what waits for that, and so on.
 */
export function startsOf(stack: Stack, wave: Wave): readonly Start[] {
  const members = new Map(deployedServices(stack).flatMap((it) => (it.wave === wave ? [[it.name, it.service]] : [])));
  const depths = depthsOf(members, needsOf(stack));
  const last = Math.max(-1, ...depths.values());
  return Array.from({ length: last + 1 }, (_, depth) => depth).flatMap((depth) => {
    const there = [...members].filter(([name]) => depths.get(name) === depth);
    const jobs = there.flatMap(([name, { job }]) =>
      job === undefined ? [] : [{ wave, services: [name], patience: job.timeout }],
    );
    const serving = there.filter(([, { job }]) => job === undefined);
    // Of the containers of one service the next starts once the one before is healthy.
    const rounds = grouped(serving, ([, { replica }]) => replica?.number ?? 1);
    const starts = [...rounds.values()].map((round) => {
      const waits = round.map(([, service]) => secondsOf(service));
      return { wave, services: round.map(([name]) => name), patience: Math.ceil(Math.max(...waits)) + overhead };
    });
    return [...jobs, ...starts];
  });
}

/** How many services must be healthy one after the other before each; 0 for those that wait for none. */
function depthsOf(
  members: ReadonlyMap<string, DeployableService>,
  needs: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  const depthOf = (name: string): number => {
    if (!members.has(name)) return -1;
    const known = depths.get(name);
    if (known !== undefined) return known;
    // A circle, which the review refuses, must not turn for ever.
    depths.set(name, 0);
    const depth = 1 + Math.max(-1, ...(needs.get(name) ?? []).filter((other) => other !== name).map(depthOf));
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
