/** When a job runs. */
export interface JobTerms<Of> {
  /** Services that start only once it ended well; those that run meanwhile go on as they are. Default: none. */
  readonly before?: Of | readonly Of[];
  /**
   * When the host starts it, by its own clock: a calendar expression of systemd, such as "Mon..Fri 08:00" or "*-*-01 03:00", or
   * "daily 03:00". Default: the deployment starts it, once for each change of its own.
   */
  readonly schedule?: string;
  /** Seconds after which it is stopped, and counts as failed. Default: 900. */
  readonly timeout?: number;
}
