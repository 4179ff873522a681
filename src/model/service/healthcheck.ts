/** When a service is asked, and when it counts as dead. */
export interface ProbeTiming {
  /** Seconds between two probes. */
  readonly interval: number;
  /** Seconds until a probe counts as failed. */
  readonly timeout: number;
  /** Failures in a row that make the container unhealthy. */
  readonly retries: number;
  /** Seconds in which a failing probe does not count yet. */
  readonly startPeriod: number;
}

/** A program that Docker runs in the container to know whether the service serves. */
export interface Healthcheck extends ProbeTiming {
  /** Program and arguments, run in the container without a shell. */
  readonly test: readonly [string, ...string[]];
}

/** A question that needs nothing of the image but its port. */
export type Question =
  | { readonly kind: "http"; readonly port: number; readonly path: string }
  | { readonly kind: "tcp"; readonly port: number };

/** Who asks a service whether it serves, and when. */
export type Probe = ProbeTiming &
  (
    | /** Docker, with the service's `healthcheck`. */ { readonly kind: "command" }
    | /** Docker, with the image's own program; what is said of its timing comes before the image's. */ {
        readonly kind: "image";
        readonly said: Partial<ProbeTiming>;
      }
    | /** The host, unless the image is known to have a program for it. */ Question
    | /** Nobody. */ { readonly kind: "none"; readonly because: string }
    | /** Nobody, for it is a job: how it ends says it. */ { readonly kind: "end" }
  );

/** What the host must ask itself; none where Docker asks, or nobody. */
export function askedByHost(probe: Probe): Question | undefined {
  return probe.kind === "http" || probe.kind === "tcp" ? probe : undefined;
}
