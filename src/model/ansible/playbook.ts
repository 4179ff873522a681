import type { FilePlace } from "./place.js";
import type { RoleUse } from "./role.js";
import type { RoleFile, Unreadable } from "./role-file.js";
import type { Task } from "./task.js";
import type { Definition } from "./variable.js";

/** A playbook: its plays, and the playbooks that it imports. */
export interface Playbook {
  readonly file: RoleFile;
  readonly unreadable: Unreadable | undefined;
  readonly plays: readonly Play[];
  readonly imports: readonly { readonly path: string; readonly at: FilePlace }[];
}

export interface Play {
  readonly name: string;
  readonly at: FilePlace;
  /** Pattern of hosts, as written. */
  readonly hosts: string;
  readonly keywords: Readonly<Record<string, unknown>>;
  /** Tasks of `pre_tasks`, `tasks`, `post_tasks` and `handlers`, in the order in which they run. */
  readonly tasks: readonly Task[];
  readonly roles: readonly RoleUse[];
  /** Variables of the play: `vars`, `vars_prompt`, and those of its tasks. */
  readonly definitions: readonly Definition[];
  /** Files of variables, as written. */
  readonly varsFiles: readonly string[];
}
