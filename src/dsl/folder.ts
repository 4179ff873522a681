import type { Folder, FolderMount, FolderOptions } from "../declared/folder.js";
import { markOrigin } from "../model/origin.js";

/**
 * A folder of the stack's, at `<data root>/<name>`, that several services see. It has one owner, one mode and one backup.
 *
 * @example
 * const media = folder("media", { owner: { uid: 1000, gid: 1000 }, backup: { none: "can be fetched again" } });
 * const player = service("player", { …, volumes: [media.at("/media")] });
 * const fetcher = service("fetcher", { …, volumes: [media.at("/data", { write: true })] });
 */
export function folder<const Name extends string>(name: Name, options: FolderOptions): Folder<Name> {
  const at: Folder["at"] = (path, { write = false, ...others } = {}): FolderMount =>
    Object.freeze({ kind: "shared-folder", of: made, path, isWritable: write, ...others });
  const made: Folder<Name> = { kind: "folder", name, ...options, at };
  // Whoever reads the data of a stack finds data only.
  Object.defineProperty(made, "at", { enumerable: false });
  return markOrigin(made, folder);
}
