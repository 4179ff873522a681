import { z } from "zod";
import type { RoleVariable, RoleVariables } from "../model/role-variables.js";
import type { SourceFile } from "../model/sources.js";
import type { Stack } from "../model/stack.js";
import type { RoleDefinition } from "../roles/role.js";
import type { PlannedRole, PlannedVariable, VariableType } from "./role.js";

/** A role of Rexible's: its hand-written source, with the variables that its definition declares. */
export function definedRole(
  stack: Stack,
  definition: RoleDefinition,
  options: RoleVariables,
  sources: readonly SourceFile[],
  route: string,
): PlannedRole {
  const derived = definition.derived.parse(definition.derive(stack)) as RoleVariables;
  return {
    name: definition.name,
    summary: definition.summary,
    variables: [
      ...variablesOf(definition.name, definition.options, definition.options.parse(options) as RoleVariables),
      ...variablesOf(definition.name, definition.derived, derived),
    ],
    tasks: [],
    handlers: [],
    internals: {},
    configs: [],
    templates: new Map(),
    sources,
    own: false,
    stack,
    route,
  };
}

/** Name of a role's variable: `sshPort` of `docker-stack` is `docker_stack_ssh_port`. */
export function variableName(role: string, key: string): string {
  return `${role}_${key.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)}`.replaceAll("-", "_");
}

function variablesOf(role: string, schema: z.ZodObject, values: RoleVariables): readonly PlannedVariable[] {
  const { properties = {} } = z.toJSONSchema(schema, { unrepresentable: "any", io: "output" });
  return Object.entries(properties).map(([key, property]) => ({
    name: variableName(role, key),
    description: descriptionOf(property),
    type: typeOf(property),
    value: (values[key] ?? null) as RoleVariable,
  }));
}

type Schema = z.core.JSONSchema._JSONSchema;

function descriptionOf(schema: Schema): string {
  return (typeof schema === "object" && schema.description) || "";
}

const types: Readonly<Record<string, VariableType["type"]>> = {
  string: "str",
  integer: "int",
  number: "float",
  boolean: "bool",
  array: "list",
  object: "dict",
};

function typeOf(schema: Schema): VariableType {
  if (typeof schema !== "object") return { type: "raw" };
  const [constant] = schema.anyOf ?? [];
  if (constant !== undefined) return typeOf(constant);
  const type = types[String(schema.type)] ?? "raw";
  if (type === "list") {
    const item = typeOf((schema.items as Schema | undefined) ?? {});
    return { type, elements: item.type, ...(item.options && { options: item.options }) };
  }
  if (type === "dict" && schema.properties !== undefined) return { type, options: optionsOf(schema) };
  return { type, ...(schema.enum && { choices: schema.enum }) };
}

function optionsOf({
  properties = {},
  required = [],
}: z.core.JSONSchema.BaseSchema): NonNullable<VariableType["options"]> {
  const described = Object.entries(properties).map(([key, property]) => {
    const description = descriptionOf(property);
    return [
      key,
      { ...typeOf(property), ...(description && { description }), required: required.includes(key) },
    ] as const;
  });
  return Object.fromEntries(described);
}
