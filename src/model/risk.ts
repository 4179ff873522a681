/** A risk that a stack takes knowingly, and what it is about. */
export interface Risk {
  /** Id of the rule that stays silent, or the word of the stack that takes the risk, such as "none()" or "snippet()". */
  readonly rule: string;
  /** Route of the thing that accepts it, such as ["services", "n8n"]; empty for the stack. */
  readonly thing: readonly (string | number)[];
  /** What the rule would say. */
  readonly says: string;
  readonly because: string;
  /** Last day, as an ISO date. */
  readonly until: string;
}
