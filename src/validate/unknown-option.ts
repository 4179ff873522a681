import { z } from "zod";
import { nearest } from "../model/nearest.js";

/** Says of an option that nobody takes what the editor says of it, with the near name among those that are taken. */
export function unknownOption(option: string, schema: z.ZodType, path: readonly PropertyKey[]): string {
  const near = nearest(option, keysAt(schema, path));
  return `there is no option '${option}' here${near === undefined ? "" : ` (did you mean '${near}'?)`}`;
}

/** The keys of the object that a schema has at a path; of each of its forms where it has several; none where it is no object. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  const [first, ...rest] = path;
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodUnion) return inner.options.flatMap((form) => keysAt(form as z.ZodType, path));
  if (inner instanceof z.ZodArray && first !== undefined) return keysAt(inner.element as z.ZodType, rest);
  if (!(inner instanceof z.ZodObject)) return [];
  if (first === undefined) return Object.keys(inner.shape);
  const next: unknown = inner.shape[String(first)];
  return next instanceof z.ZodType ? keysAt(next, rest) : [];
}

/** What a schema judges before defaults and transformations. */
function unwrapped(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodPipe) return unwrapped(schema.in as z.ZodType);
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return unwrapped(schema.unwrap() as z.ZodType);
  return schema;
}
