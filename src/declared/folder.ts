import type { WithOrigin } from "../model/origin.js";
import type { Account } from "../model/service/account.js";
import type { Kept, SharedFolder } from "../model/service/mount.js";
import type { SaidDataRoot } from "./data-root.js";

export interface FolderOptions {
  /** Numeric owner and group. The users of the services that write to it are to be that owner, or of that group. */
  readonly owner: Account;
  /** Octal mode. Default: "0750". With "2770" all of the group may write, and what they make stays the group's. */
  readonly mode?: string;
  /** How it is backed up: once, with every service paused that writes to it where "files-paused" is said. */
  readonly backup: Kept;
  /** Folder of the host that it stands in. Default: the stack's `dataRoot`. */
  readonly dataRoot?: SaidDataRoot;
}

/** A folder of the stack's that several services see. */
export interface Folder<Name extends string = string> extends WithOrigin, FolderOptions {
  readonly kind: "folder";
  readonly name: Name;
  /**
   * The folder at a path of a container, read-only unless `write` is true.
   *
   * @param options.folder the part of it that the service sees, such as "films". Default: all.
   */
  readonly at: (path: string, options?: { readonly write?: boolean; readonly folder?: string }) => FolderMount;
}

/** The folder in one service. */
export interface FolderMount extends Pick<SharedFolder, "kind" | "path" | "isWritable" | "folder"> {
  readonly of: Folder;
}
