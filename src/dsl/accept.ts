import type { Acceptance } from "../declared/acceptance.js";
import { markOrigin } from "../model/origin.js";

interface AcceptOptions {
  /** Why the risk is taken. It stands in the generated documents. */
  readonly because: string;
  /** Last day on which the rule says nothing, such as "2027-03-31"; "never" where the decision is permanent. */
  readonly until: string;
}

/**
 * Accepts a risk: the rule says nothing about the thing that this stands in, until the day, or for good where `until` is
 * "never". It is listed in the generated documents. Rules about lock-outs and lost data cannot be accepted, and floating
 * images only until a day.
 *
 * @example accept: [accept("REX005", { because: "no release has a version yet", until: "2027-03-31" })]
 */
export function accept<const Rule extends string>(rule: Rule, options: AcceptOptions): Acceptance<Rule> {
  return markOrigin({ kind: "acceptance", rule, ...options }, accept);
}
