export interface ProcessOptions {
  /** Program that starts in place of the image's own. Default: the image's. */
  readonly entrypoint?: readonly string[];
  /** Arguments of the entrypoint. Default: the image's. */
  readonly command?: readonly string[];
  /** A small init forwards signals and reaps processes. Default: false. */
  readonly init?: boolean;
  /** Folder that the program starts in. Default: the image's. */
  readonly workingDir?: string;
  /** Signal that asks the program to end, such as "SIGINT". Default: the image's, mostly SIGTERM. */
  readonly stopSignal?: string;
  /** Seconds between that signal and SIGKILL. Default: 10. */
  readonly stopGracePeriod?: number;
}
