import type { ConfigFile } from "../../model/service/config-file.js";
import type { DockerSocket, HostFolder, HostPath, Volume } from "../../model/service/mount.js";
import type { SaidDataRoot } from "../data-root.js";
import type { FolderMount } from "../folder.js";

export interface MountOptions {
  /** Folders and files of the host in the container: `volume`, `folder(…).at`, `hostFolder`, `hostPath`, `dockerSocket`. Default: none. */
  readonly volumes?: readonly Mount[];
  /** Folders kept in memory, with their size, such as { "/tmp": "10M" }, with K, M or G. Default: none. */
  readonly tmpfs?: Readonly<Record<string, string>>;
  /** Configuration files that the build writes: `file`, `yamlFile`, `jsonFile`, `templateFile`. Default: none. */
  readonly files?: readonly ConfigFile[];
}

/** What `volume()` makes. */
export interface DeclaredVolume<Path extends string = string> extends Omit<Volume<Path>, "dataRoot"> {
  /** Where the folder stands, for this volume alone, such as "/mnt/footage". Default: `dataRoot` of the stack. */
  readonly dataRoot?: SaidDataRoot;
}

export type Mount = DeclaredVolume | FolderMount | HostFolder | HostPath | DockerSocket;
