export interface ProcessOptions {
  /** Program that starts in place of the image's own. Default: the image's. */
  readonly entrypoint?: readonly string[];
  /** Arguments of the entrypoint. Default: the image's. */
  readonly command?: readonly string[];
  /** A small init forwards signals and reaps processes. Default: false. */
  readonly init?: boolean;
  /** Seconds between SIGTERM and SIGKILL. Default: 10. */
  readonly stopGracePeriod?: number;
}
