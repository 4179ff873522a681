import { Code, code } from "../code.js";
import type { Context } from "../context.js";

/** A mount of Compose in its long form. */
export interface Mount {
  readonly type?: string;
  readonly source?: string;
  readonly target?: string;
  readonly read_only?: boolean;
  /** Text of the file, as some platforms for Compose have it. */
  readonly content?: unknown;
  readonly tmpfs?: { readonly size?: number };
}

export const because = "as in the Compose file that this was imported from";

/** A folder of the service, or one that services share. */
export function ofVolume(
  { source = "", target = "", read_only: isReadOnly = false }: Mount,
  { shared }: Pick<Context, "shared">,
): Code {
  const constant = shared.get(source);
  if (constant !== undefined)
    return code`${new Code(constant)}.at(${target}${new Code(isReadOnly ? "" : ", { write: true }")})`;
  return code`volume(${target}, ${{ folder: folderOf(source) ?? folderOf(target), backup: "files-paused" }})`;
}

/** A name of a folder for a volume or a path. */
export function folderOf(name: string): string | undefined {
  const folder = name
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "");
  return folder || undefined;
}

/** A path of the host, which stays where it is. */
export function ofHost({ source = "", target = "", read_only: isReadOnly = false }: Mount, below?: Code): Code {
  const backup = { none: "say whether it is worth keeping" };
  if (below !== undefined)
    return code`hostFolder(${below}, ${target}, ${{ ...(!isReadOnly && { write: true }), because, backup }})`;
  if (isReadOnly) return code`hostPath(${plainPath(source)}, ${target}, ${{ because }})`;
  return code`hostFolder(${plainPath(source)}, ${target}, ${{ write: true, because, backup }})`;
}

function plainPath(path: string): string {
  return path.replace(/\/{2,}/g, "/").replace(/(.)\/$/, "$1");
}
