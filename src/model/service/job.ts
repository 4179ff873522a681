/** What makes of a container one that runs to its end, instead of serving. It is never started again by itself. */
export interface Job {
  /** Services that start only once it ended well. */
  readonly before: readonly string[];
  /** When the host starts it, as it was said; none: once, by the deployment. */
  readonly schedule: string | undefined;
  /** Seconds after which it is stopped, and counts as failed. */
  readonly timeout: number;
}

/** Options of a service that no job has: nobody reaches a job, and how it ends is all that is asked of it. */
export const served = [
  "aliases",
  "certificates",
  "dump",
  "expose",
  "healthcheck",
  "metrics",
  "port",
  "ports",
  "provision",
  "publish",
  "replicas",
  "reverseProxy",
  "trustedProxies",
] as const;
