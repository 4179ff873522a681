import type { FilePlace, Route } from "./place.js";
import type { RoleFile } from "./role-file.js";
import type { Text } from "./text.js";

/** A task or a handler, whatever notation it is written in, and where it stands. */
export interface Task {
  /** Its name, or that of its module where it has none. */
  readonly name: string;
  readonly file: RoleFile;
  readonly route: Route;
  readonly at: FilePlace;
  readonly isHandler: boolean;
  /** None where the task has no module, or Jinja names it. */
  readonly module: Module | undefined;
  /** Module without its collection, such as "copy"; empty where there is none. */
  readonly action: string;
  /** By name, from every notation: a map, `key=value`, `args`. The free form of a command is `cmd`; of others, `free_form`. */
  readonly arguments: Readonly<Record<string, unknown>>;
  /** From the root of the file. */
  readonly argumentRoutes: Readonly<Record<string, Route>>;
  /** Everything that stands in it, as written. */
  readonly keys: Readonly<Record<string, unknown>>;
  /** Its keywords, and those that it has from blocks around it and from the import of its file. */
  readonly keywords: Readonly<Record<string, unknown>>;
  /** Its conditions and those around it. */
  readonly conditions: readonly string[];
  readonly loop: Loop | undefined;
  /** Whether a block around it rescues its failure. */
  readonly rescued: boolean;
  /** Whether it runs only when another task failed. */
  readonly rescues: boolean;
  /** Every text in it, in its order. */
  readonly texts: readonly Text[];
}

/** Tasks that stand together, with keywords for all of them. */
export interface Block {
  readonly name: string;
  readonly file: RoleFile;
  readonly route: Route;
  /** Everything that stands in it, as written. */
  readonly keys: Readonly<Record<string, unknown>>;
  /** Texts of its keywords, not of its tasks. */
  readonly texts: readonly Text[];
}

export interface Module {
  /** As written, such as "copy". */
  readonly written: string;
  /** With its collection, such as "ansible.builtin.copy"; as written where no table knows it. */
  readonly name: string;
  /** The place where it is written. */
  readonly route: Route;
  /** Whether it is a key of the task, and not the value of `action`. */
  readonly isKey: boolean;
}

export interface Loop {
  /** `loop`, or `with_…`. */
  readonly keyword: string;
  /** As written. */
  readonly items: unknown;
  /** The items, where they stand in the task or in the role's variables. */
  readonly known: readonly unknown[] | undefined;
  readonly route: Route;
  /** Variable of the item. Default: "item". */
  readonly variable: string;
  readonly index: string | undefined;
  readonly label: unknown;
}

/** An argument of the task's module as text; empty where there is none. */
export function argument({ arguments: given }: Task, ...names: readonly string[]): string {
  for (const name of names) {
    const value = given[name];
    if (value !== undefined && value !== null) return typeof value === "object" ? JSON.stringify(value) : String(value);
  }
  return "";
}

/** The place of an argument; of the task where it has none of that name. */
export function argumentAt(task: Task, name: string): FilePlace {
  return { file: task.file, route: task.argumentRoutes[name] ?? task.route };
}

/** The rounds of a task's loop whose items are known; one round where there is no loop or nobody knows them before a run. */
export function roundsOf({ loop }: Task): readonly Readonly<Record<string, unknown>>[] {
  const items = loop?.known ?? [];
  if (loop === undefined || items.length === 0 || items.length > 100) return [{}];
  return items.map((item) => ({ [loop.variable]: item }));
}
