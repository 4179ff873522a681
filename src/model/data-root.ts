import type { TextValue } from "./value.js";

/** Where on a host the folders of services stand. */
export interface DataRoot extends Disk {
  /** Folder of the host. */
  readonly path: TextValue;
}

/** What must hold of a folder of the host before anything is changed. */
export interface Disk {
  /** Path at which the disk of the folder is mounted, such as "/mnt/tank". Default: any disk will do. */
  readonly mountedAt?: TextValue;
  /** File system of that disk, in the words of /proc/mounts, such as "zfs", "ext4" or "nfs4". Default: any. */
  readonly fileSystem?: string;
}
