import type { Gone } from "../../../facts/system/gone.js";
import type { FilePlace } from "../../../model/ansible/place.js";

/** Something that the host or Ansible does not have, and where a role uses it. */
export interface FoundGone extends Pick<Gone, "from" | "instead"> {
  /** Who uses it, such as "task 'Install'" or "file 'files/dump.sh'". */
  readonly by: string;
  /** Such as "package 'ntp'". */
  readonly what: string;
  readonly at: FilePlace;
}

export function ownEntry<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
