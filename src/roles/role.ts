import type { z } from "zod";
import type { RunRole } from "../declared/step.js";
import { markOrigin } from "../model/origin.js";
import type { RoleVariables } from "../model/role-variables.js";
import type { Stack } from "../model/stack.js";
import type { ExplainedOptions } from "./explained.js";

/**
 * A role of Rexible's: its Ansible source is `roles-src/<name>/`, its variables are declared here, once.
 * From the schemas come `defaults/main.yml`, `meta/argument_specs.yml`, the README of the role and the
 * options of its constructor. A key `sshPort` is the variable `<role>_ssh_port`, hyphens turned into `_`.
 */
export interface RoleDefinition<
  Name extends string = string,
  Options extends z.ZodObject = z.ZodObject,
  Derived extends z.ZodObject = z.ZodObject,
> {
  /** Name of the role and of its folder, such as "docker-stack". */
  readonly name: Name;
  /** One sentence in the imperative: what the role does to a host. */
  readonly summary: string;
  /** Variables that a user may set, each a `setting` with a description and, where possible, a default. */
  readonly options: Options;
  /** Variables that follow from the rest of the stack, each with a description. */
  readonly derived: Derived;
  readonly derive: (stack: Stack) => z.input<Derived>;
}

/** Declares a role of Rexible's. */
export function defineRole<const Name extends string, Options extends z.ZodObject, Derived extends z.ZodObject>(
  definition: RoleDefinition<Name, Options, Derived>,
): RoleDefinition<Name, Options, Derived> {
  return definition;
}

/**
 * Makes the function that runs the role as a step of a phase.
 *
 * @param _constructor name under which it is exported: its options are explained by that.
 */
export function stepOf<
  const Name extends string,
  Options extends z.ZodObject,
  const Exported extends keyof ExplainedOptions,
>(definition: Pick<RoleDefinition<Name, Options>, "name" | "options">, _constructor: Exported) {
  type StepOptions = z.input<Options> & ExplainedOptions[Exported];
  return function step(options: StepOptions = {} as StepOptions): RunRole<Name> {
    const variables = options as RoleVariables;
    return markOrigin({ kind: "role", role: definition.name, own: false, variables }, step);
  };
}
