import type { Context } from "./context.js";
import { allowedHosts } from "./proposals/allowed-hosts.js";
import { data } from "./proposals/data.js";
import { image } from "./proposals/image.js";
import { limits } from "./proposals/limits.js";
import { probe } from "./proposals/probe.js";
import type { Keys, Options, Proposal } from "./proposals/proposal.js";
import { required } from "./proposals/required.js";
import { rights } from "./proposals/rights.js";
import { site } from "./proposals/site.js";

/** What every service must say and the file does not, and what is known of its image: proposals, to be decided. */
export function proposalsFor(options: Options, context: Context, all: Keys): readonly Proposal[] {
  const asked = context.jobs.has(context.name) ? [] : probe(options, context, all);
  return [
    ...image(options, context),
    ...limits(options, context),
    ...rights(options, context, all),
    ...required(options, context),
    ...data(options, context),
    ...site(options, context, all),
    ...asked,
    ...allowedHosts({ ...options, ...asked[0]?.option }),
  ];
}
