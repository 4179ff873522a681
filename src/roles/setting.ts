import { z } from "zod";
import type { Secret, Text, Variable } from "../model/value.js";
import { isDynamic } from "../model/value.js";

const dynamic = z.custom<Variable | Secret | Text>(isDynamic);

/**
 * A variable of a role: a constant of the given type, an inventory variable or a secret.
 *
 * @example timezone: setting(z.string()).describe("IANA time zone of the host").default("Etc/UTC")
 */
export function setting<Schema extends z.ZodType>(schema: Schema) {
  return z.union([schema, dynamic]);
}
