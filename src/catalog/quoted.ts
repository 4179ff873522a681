import type { Quoting, Secret, Text, Variable } from "../model/value.js";

/** The text with its variables and secrets quoted, so that no character of theirs ends or changes it. */
export function quotedAs<Part extends Variable | Secret>(quoting: Quoting, { kind, parts }: Text<Part>): Text<Part> {
  return Object.freeze({ kind, parts, quoting });
}
