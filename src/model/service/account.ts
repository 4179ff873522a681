/** A user and group by their numbers. */
export interface Account {
  /** Number of the user. */
  readonly uid: number;
  /** Number of the group. */
  readonly gid: number;
  /** Whether nobody said or knows it, so that root is taken. @internal */
  readonly isAssumed?: true;
}
