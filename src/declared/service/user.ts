export interface UserOptions {
  /** User that the container starts as: a uid (its group is the same number) or "uid:gid". Default: the image's own. */
  readonly user?: number | `${number}:${number}`;
  /** User that the service ends up as and that owns its data. Default: `user`, or what the image's facts say. */
  readonly runsAs?: { readonly uid: number; readonly gid: number };
}
