import { broughtBy, gonePrograms, newerPrograms } from "../../../facts/system/programs.js";
import { type FoundGone, ownEntry } from "./found.js";

/** Why a host does not have a program, if so. `isThere` says which packages a role installs. */
export function programGone(
  program: string,
  isThere: (name: string) => boolean,
): Pick<FoundGone, "from" | "instead"> | undefined {
  const gone = ownEntry(gonePrograms, program);
  const brought = broughtBy.get(program);
  if (gone !== undefined || brought === undefined || isThere(brought)) return gone;
  const newer = ownEntry(newerPrograms, program);
  return {
    from: "a plain Debian 13",
    instead: `${newer === undefined ? "" : `take '${newer}', or `}install the package '${brought}' in the role`,
  };
}
