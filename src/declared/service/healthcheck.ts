export interface Healthcheck {
  /** Program and arguments, run in the container without a shell. */
  readonly test: readonly [string, ...string[]];
  /** Seconds between two probes. Default: 30. */
  readonly interval?: number;
  /** Seconds until a probe counts as failed. Default: 5. */
  readonly timeout?: number;
  /** Failures in a row that make the container unhealthy. Default: 3. */
  readonly retries?: number;
  /** Seconds in which a failing probe does not count yet. Default: 30. */
  readonly startPeriod?: number;
}

export interface HealthcheckOptions {
  /** How Docker knows that the service serves. */
  readonly healthcheck: Healthcheck;
}
