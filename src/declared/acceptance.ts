import type { WithOrigin } from "../model/origin.js";

/** A risk that somebody took knowingly, for a time. */
export interface Acceptance<Rule extends string = string> extends WithOrigin {
  readonly kind: "acceptance";
  /** Id of the rule that stays silent about the thing. */
  readonly rule: Rule;
  readonly because: string;
  /** Last day, such as "2027-03-31"; "never" where the decision is permanent. */
  readonly until: string;
}
