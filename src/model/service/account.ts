/** A user and group by their numbers. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}
