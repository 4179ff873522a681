import { Code } from "../code.js";
import type { Context } from "../context.js";
import { proposedProbe } from "../probe.js";
import type { Keys, Options, Proposal } from "./proposal.js";

/** What asks the service, and how long its first start may take. */
export function probe(options: Options, context: Context, all: Keys): readonly Proposal[] {
  const startPeriod = Math.max(context.facts?.startPeriod ?? 0, saidStart(options) ?? 0) || undefined;
  const said = options.healthcheck;
  if (said === undefined) {
    const { healthcheck, says } = proposedProbe(context, startPeriod, options, all);
    return [{ key: "healthcheck", option: { healthcheck }, says }];
  }
  if (said instanceof Code || startPeriod === saidStart(options)) return [];
  const says = "the grace is what the first start of the image may take";
  return [{ key: "healthcheck", option: { healthcheck: { ...(said as object), startPeriod } }, says }];
}

function saidStart({ healthcheck }: Options): number | undefined {
  return (healthcheck as { readonly startPeriod?: number } | undefined)?.startPeriod;
}
