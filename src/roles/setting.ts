import { z } from "zod";
import type { Secret, Text, Variable } from "../dsl/value.js";

const dynamicKinds: readonly unknown[] = ["variable", "secret", "text"];

/** Whether the value is known only when the playbook runs. */
export function isDynamic(value: unknown): value is Variable | Secret | Text {
  return typeof value === "object" && value !== null && "kind" in value && dynamicKinds.includes(value.kind);
}

const dynamic = z.custom<Variable | Secret | Text>(isDynamic);

/**
 * A variable of a role: a constant of the given type, an inventory variable or a secret.
 *
 * @example timezone: setting(z.string()).describe("IANA time zone of the host").default("Etc/UTC")
 */
export function setting<Schema extends z.ZodType>(schema: Schema) {
  return z.union([schema, dynamic]);
}
