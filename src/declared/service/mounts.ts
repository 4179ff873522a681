import type { ConfigFile } from "../../model/service/config-file.js";
import type { Mount } from "../../model/service/mount.js";

export interface MountOptions {
  /** Folders and files of the host in the container. Default: none. */
  readonly volumes?: readonly Mount[];
  /** Folders kept in memory, with their size, such as { "/tmp": "10M" }. */
  readonly tmpfs?: Readonly<Record<string, string>>;
  /** Configuration files that the build writes. */
  readonly files?: readonly ConfigFile[];
}
