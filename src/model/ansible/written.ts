import type { FilePlace } from "./place.js";
import type { RoleFile } from "./role-file.js";
import type { Task } from "./task.js";

/** Text that a role writes to a file of the host: the whole file, or a part of it. */
export interface Written {
  /** On the host, as written; empty where it cannot be known. */
  readonly path: string;
  readonly text: string;
  /** Such as "task 'Install'" or "file 'files/dump.sh'". */
  readonly by: string;
  /** None where the file is in the role and no task is seen to install it. */
  readonly task: Task | undefined;
  /** The file of the role that it comes from. */
  readonly source: RoleFile | undefined;
  readonly isWhole: boolean;
  /** Whether Jinja goes over it first. */
  readonly isTemplate: boolean;
  /** The place of one of its lines, from 1. */
  readonly lineAt: (line: number) => FilePlace;
}
