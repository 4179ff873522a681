import { z } from "zod";
import type { RoleVariable } from "../model/role-variables.js";
import type { Secret, Text, Variable } from "../model/value.js";

const identifier = /^[a-z][a-z0-9_]*$/;

/** A description stands in a comment of the inventory. */
export const oneLine = z.string().regex(/^[^\n\r]*$/, "a description is one line");

export const variableSchema = z.strictObject({
  kind: z.literal("variable"),
  name: z.string().regex(identifier, "an inventory variable is named in lower case, with digits and underscores"),
  value: z.string(),
  isExample: z.boolean(),
  description: oneLine,
});

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}

export const secretSchema = z.strictObject({
  kind: z.literal("secret"),
  name: z.string().regex(identifier, "a secret is named in lower case, with digits and underscores"),
  minLength: z.number().int().min(1),
  format: z
    .strictObject({ pattern: z.string().refine(isPattern, "this is no regular expression"), says: oneLine })
    .optional(),
  description: oneLine,
});

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** A text of constants and of such parts. */
export function textOf<Part extends Variable | Secret>(part: z.ZodType<Part>) {
  return z.object({
    kind: z.literal("text"),
    parts: z.array(z.union([z.string(), part])),
    quoting: z.enum(["json", "url"]).optional(),
  }) satisfies z.ZodType<Text<Part>>;
}

/** A constant, or a value of the inventory. */
export const valueSchema = z.union([scalar, variableSchema, textOf(variableSchema)]);

/** Text that is a constant, or comes from the inventory. */
export const textValueSchema = z.union([z.string(), variableSchema, textOf(variableSchema)]);

/** A value with a secret in it. */
export const secretValueSchema = z.union([secretSchema, textOf(z.union([variableSchema, secretSchema]))]);

/** What Ansible is given as a variable: constants and values of the inventory, in lists and maps too. */
export const variableDataSchema: z.ZodType<RoleVariable> = z.lazy(() =>
  z.union([
    valueSchema,
    secretValueSchema,
    z.null(),
    z.array(variableDataSchema),
    z.record(z.string(), variableDataSchema),
  ]),
);
