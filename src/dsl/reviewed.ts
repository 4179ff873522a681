import type { Acceptance } from "../declared/acceptance.js";
import type { JobOptions } from "../declared/job.js";
import type { NetworkOptions } from "../declared/network.js";
import type { ServiceOptions } from "../declared/service/service.js";
import type { StackOptions } from "../declared/stack.js";
import type { served } from "../model/service/job.js";
import type * as REX133 from "../review/rules/commands/REX133-written-for-a-shell.js";
import type * as REX008 from "../review/rules/data/REX008-postgresql-layout.js";
import type * as REX005 from "../review/rules/images/REX005-image-floats.js";
import type * as REX230 from "../review/rules/jobs/REX230-job-that-serves.js";
import type * as REX044 from "../review/rules/names/REX044-name-not-portable.js";
import type * as REX006 from "../review/rules/networks/REX006-network-collides.js";
import type * as REX035 from "../review/rules/networks/REX035-published-past-proxy.js";
import type * as REX001 from "../review/rules/order/REX001-hardening-not-last.js";
import type * as REX002 from "../review/rules/order/REX002-configured-not-deployed.js";
import type * as REX003 from "../review/rules/order/REX003-role-runs-twice.js";
import type * as REX007 from "../review/rules/order/REX007-provisioned-too-early.js";
import type * as REX041 from "../review/rules/order/REX041-steps-out-of-order.js";
import type * as REX045 from "../review/rules/order/REX045-phase-twice.js";
import type * as REX025 from "../review/rules/privileges/REX025-capability-unknown-or-boundless.js";
import type * as REX038 from "../review/rules/privileges/REX038-docker-socket-undeclared.js";
import type * as REX004 from "../review/rules/probes/REX004-connectivity-check-blocks.js";
import type * as REX014 from "../review/rules/probes/REX014-probe-asks-localhost.js";
import type * as REX016 from "../review/rules/probes/REX016-probe-proves-nothing.js";
import type * as REX028 from "../review/rules/secrets/REX028-secret-in-plain-sight.js";
import type * as REX073 from "../review/rules/secrets/REX073-secret-gets-in-nobody-knows-how.js";
import type * as REX070 from "../review/rules/sites/REX070-public-without-login.js";
import type { WithoutOthers, WithoutOthersIn } from "../review/typed/options.js";
import type { ReviewedRawKeys } from "../review/typed/raw-keys.js";

/**
 * The rules that types can judge, one line each. A rule adds its sentence at the leaf that breaks it,
 * and `unknown` everywhere else.
 */
export type ReviewedName<Name extends string, Kind extends "service" | "network"> = REX044.Review<Name, Kind>;

export type ReviewedNetwork<Name extends string, Options> = Unless<Options, "REX006", REX006.Review<Name, Options>> &
  WithoutOthers<Options, NetworkOptions>;

export type ReviewedService<Name extends string, Options> = JudgedService<Name, Options> &
  Unless<Options, "REX073", REX073.Review<Name, Options>> &
  WithoutOthers<Options, ServiceOptions>;

export type ReviewedJob<Name extends string, Options> = JudgedService<Name, Options> &
  Unless<Options, "REX073", REX073.Review<Name, Options>> &
  REX230.Review<Name, Options> &
  WithoutOthers<Options, JobOptions & Pick<ServiceOptions, (typeof served)[number]>>;

/** A service that may have further options, as constructors of the catalog take. */
export type JudgedService<Name extends string, Options> = WithoutOthersIn<
  Options,
  Pick<ServiceOptions, "memory" | "healthcheck" | "metrics">
> &
  ReviewedRawKeys<Options> &
  Unless<Options, "REX004", REX004.Review<Name, Options>> &
  Unless<Options, "REX005", REX005.Review<Name, Options>> &
  REX008.Review<Name, Options> &
  Unless<Options, "REX014", REX014.Review<Name, Options>> &
  Unless<Options, "REX016", REX016.Review<Name, Options>> &
  Unless<Options, "REX025", REX025.Review<Name, Options>> &
  Unless<Options, "REX028", REX028.Review<Name, Options>> &
  Unless<Options, "REX035", REX035.Review<Name, Options>> &
  Unless<Options, "REX038", REX038.Review<Name, Options>> &
  Unless<Options, "REX070", REX070.Review<Name, Options>> &
  Unless<Options, "REX133", REX133.Review<Name, Options>>;

export type ReviewedStack<Options> = REX001.Review<Options> &
  REX002.Review<Options> &
  REX003.Review<Options> &
  REX007.Review<Options> &
  REX041.Review<Options> &
  REX045.Review<Options> &
  WithoutOthers<Options, StackOptions>;

/** The review, unless the options accept its risk. */
type Unless<Options, Rule extends string, Review> = Options extends {
  readonly accept: readonly (infer Given extends Acceptance)[];
}
  ? Rule extends Given["rule"]
    ? unknown
    : Review
  : Review;
