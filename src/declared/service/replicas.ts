export interface ReplicaOptions {
  /**
   * How many containers of it run, `<service>-1` and so on, started one after the other. Others and the reverse proxy reach all of
   * them. What they write together is a `folder()`; none has a port of the host or a volume of its own. Default: 1.
   */
  readonly replicas?: number;
}
