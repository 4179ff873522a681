import type { Refusal, WrittenApplication } from "../written-application.js";
import type { Script } from "./command.js";
import type { Outcome } from "./condition.js";
import type { DeclaredContainer } from "./container.js";
import type { FilePlace } from "./place.js";
import type { RoleFile, Unreadable } from "./role-file.js";
import type { Block, Task } from "./task.js";
import type { Read } from "./text.js";
import type { Definition } from "./variable.js";
import type { Written } from "./written.js";

/** The hand-written source of a role, read: what its tasks do, run, write and know. */
export interface Role {
  readonly name: string;
  /** Whether it stands beside the user's stack, and not in Rexible. */
  readonly own: boolean;
  /** Whether the tests of Rexible judge it, so that a review need not. Default: no. */
  readonly isProven?: true;
  readonly files: readonly RoleFile[];
  readonly unreadable: readonly Unreadable[];
  /** Tasks and handlers, those in blocks included, in the order of its files. */
  readonly tasks: readonly Task[];
  readonly blocks: readonly Block[];
  readonly definitions: readonly Definition[];
  /** The roles that it runs by itself: dependencies, includes and imports. */
  readonly uses: readonly RoleUse[];
  /** Every command line that it brings to the host. */
  readonly scripts: readonly Script[];
  readonly written: readonly Written[];
  /** Those of tasks and command lines. */
  readonly containers: readonly DeclaredContainer[];
  /** Of the Compose files that it installs, and of its containers that go on in the background, each for itself. */
  readonly applications: readonly WrittenApplication[];
  /** What Compose would refuse in them. */
  readonly refusals: readonly Refusal[];
  /** What its templates read, with the file and the line. */
  readonly templates: readonly Template[];
  /** Puts into a text what the role's own files say of its variables; what is not known stays as it is written. */
  readonly resolve: (text: string, own?: Readonly<Record<string, unknown>>) => string;
  /** What a value that is one expression of Jinja may come to; nothing where it is more than that. */
  readonly outcomesOf: (value: string) => readonly Outcome[] | undefined;
}

/** A role that is named by another. */
export interface RoleUse {
  /** As written; it may hold Jinja. */
  readonly name: string;
  readonly how: "dependency" | "include_role" | "import_role" | "include_tasks" | "import_tasks" | "play";
  readonly at: FilePlace;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The one file of its tasks that runs, without its ending, where that is not 'main': the role itself does not run. */
  readonly part?: string;
}

export interface Template {
  readonly file: RoleFile;
  readonly reads: readonly Read[];
  readonly foreign: readonly string[];
}

export function handlersOf({ tasks }: Role): readonly Task[] {
  return tasks.filter(({ isHandler }) => isHandler);
}
