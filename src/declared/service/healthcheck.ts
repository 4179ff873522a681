/** When a service is asked, and when it counts as dead. */
export interface ProbeTiming {
  /** Seconds between two probes. Default: 30. */
  readonly interval?: number;
  /** Seconds until a probe counts as failed. Default: 5. */
  readonly timeout?: number;
  /** Failures in a row that make the container unhealthy. Default: 3. */
  readonly retries?: number;
  /** Seconds in which a failing probe does not count yet. Default: 30. */
  readonly startPeriod?: number;
}

/** A program in the container asks. */
export interface Healthcheck extends ProbeTiming {
  /** Program and arguments, run in the container without a shell. */
  readonly test: readonly [string, ...string[]];
}

/** What `http()` makes. */
export interface HttpProbe extends ProbeTiming {
  readonly kind: "http";
  readonly port: number;
  readonly path: string;
}

/** What `tcp()` makes. */
export interface TcpProbe extends ProbeTiming {
  readonly kind: "tcp";
  readonly port: number;
}

/** What `ofImage()` makes. */
export interface ImageProbe extends ProbeTiming {
  readonly kind: "image";
}

/** What `none()` makes. */
export interface NoProbe {
  readonly kind: "none";
  readonly because: string;
}

export interface HealthcheckOptions {
  /**
   * How it is known that the service serves: `http(8080, "/health")`, `tcp(5432)`, `program(["/app/health"])`, which is short
   * for `{ test: ["/app/health"] }`, `ofImage()`, or `none({ because })`.
   */
  readonly healthcheck: Healthcheck | HttpProbe | TcpProbe | ImageProbe | NoProbe;
}
