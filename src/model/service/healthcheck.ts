/** How Docker knows that a service serves. */
export interface Healthcheck {
  /** Program and arguments, run in the container without a shell. */
  readonly test: readonly [string, ...string[]];
  /** Seconds between two probes. */
  readonly interval: number;
  /** Seconds until a probe counts as failed. */
  readonly timeout: number;
  /** Failures in a row that make the container unhealthy. */
  readonly retries: number;
  /** Seconds in which a failing probe does not count yet. */
  readonly startPeriod: number;
}
