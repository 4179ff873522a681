/** A user and group by their numbers. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  /** Whether nobody said or knows it, so that root is taken. */
  readonly isAssumed?: true;
}
