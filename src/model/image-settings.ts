/** What an image says of itself, as its registry tells. */
export interface ImageSettings {
  /** User of the first process as written (`999`, `node`, `1000:1000`); absent means root. */
  readonly user?: string;
  /** Paths that become anonymous volumes unless something is mounted there. */
  readonly volumes: readonly string[];
  /** Ports with their protocol: `5432/tcp`. */
  readonly exposedPorts: readonly string[];
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  /** Names of the variables that the image sets; never their values. */
  readonly environment: readonly string[];
  /** The image's own probe; absent when it has none or turns an inherited one off. */
  readonly healthcheck?: ImageHealthcheck;
}

export interface ImageHealthcheck {
  /** `["CMD", …]` or `["CMD-SHELL", "…"]`. */
  readonly test: readonly string[];
  readonly intervalSeconds?: number;
  readonly timeoutSeconds?: number;
  readonly startPeriodSeconds?: number;
  readonly retries?: number;
}
