import type { TextValue } from "../../model/value.js";

export interface ProcessOptions {
  /** Program that starts in place of the image's own, a word of its own each; text`…` for one that holds a variable. Default: the image's. */
  readonly entrypoint?: readonly TextValue[];
  /** Arguments of the entrypoint, such as ["--name", text`relay.${domain}`]. Never a secret: everybody on the host reads them. Default: the image's. */
  readonly command?: readonly TextValue[];
  /** A small init forwards signals and reaps processes. Default: false. */
  readonly init?: boolean;
  /** Folder that the program starts in. Default: the image's. */
  readonly workingDir?: string;
  /** Signal that asks the program to end, such as "SIGINT". Default: the image's, mostly SIGTERM. */
  readonly stopSignal?: string;
  /** Seconds between that signal and SIGKILL. Default: 10. */
  readonly stopGracePeriod?: number;
}
