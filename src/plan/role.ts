import type { RoleVariable } from "../model/role-variables.js";
import type { ConfigFile } from "../model/service/config-file.js";
import type { SourceFile } from "../model/sources.js";
import type { Stack } from "../model/stack.js";
import type { Jinja } from "./jinja.js";

/** One role of the project: a folder below `roles/`. */
export interface PlannedRole {
  readonly name: string;
  /** What the role does, as one sentence in the imperative. */
  readonly summary: string;
  readonly variables: readonly PlannedVariable[];
  /** Tasks that the compiler builds; a role with hand-written tasks has none. */
  readonly tasks: readonly Task[];
  readonly handlers: readonly Task[];
  /** Variables of a role with compiled tasks that nobody sets from outside: `vars/main.yml`. */
  readonly internals: Readonly<Record<string, string | Jinja>>;
  /** Compiled configuration files, by service. */
  readonly configs: readonly PlannedConfig[];
  /** Compiled templates of files with secrets, by path below `templates/`. */
  readonly templates: ReadonlyMap<string, string>;
  /** Hand-written files, copied verbatim. */
  readonly sources: readonly SourceFile[];
  /** Whether the role is the user's, with defaults and meta of its own. */
  readonly own: boolean;
  /** The stack that it is planned for, or the share of a machine. */
  readonly stack: Stack;
  /** Route of the step that the role comes from. */
  readonly route: string;
}

export interface PlannedConfig {
  readonly service: string;
  readonly file: ConfigFile;
}

/** A variable of a role, as `defaults/main.yml` and `meta/argument_specs.yml` show it. */
export interface PlannedVariable {
  readonly name: string;
  readonly description: string;
  readonly type: VariableType;
  readonly value: RoleVariable | Jinja | readonly (Jinja | object)[];
  /** Whether machines differ in it, so that their groups of the inventory give it. */
  readonly ofMachines?: boolean;
}

/** The part of Ansible's argument specification that describes a value. */
export interface VariableType {
  readonly type: "str" | "int" | "float" | "bool" | "list" | "dict" | "raw";
  readonly elements?: VariableType["type"];
  readonly choices?: readonly unknown[];
  readonly options?: Readonly<
    Record<string, VariableType & { readonly description?: string; readonly required?: boolean }>
  >;
}

/** A task: its name, one module with arguments, then keywords, in the order in which they are written. */
export interface Task {
  readonly name: string;
  readonly [keyword: string]: unknown;
}
