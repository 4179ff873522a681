import type { Problem } from "../../diagnostics/problem.js";
import type { SourceTexts } from "../../diagnostics/source-texts.js";
import { UserError } from "../../diagnostics/user-error.js";
import { SourceError } from "../../load/sources.js";
import type { Invalid } from "../../validate/invalid.js";

/**
 * The user's mistakes among what may be thrown.
 *
 * @throws the error itself where it is a mistake of Rexible's.
 */
export async function problemsOfThrown(error: unknown): Promise<readonly Problem[]> {
  if (error instanceof UserError) return error.problems;
  const { TemplateError } = await import("../../emit/handlebars.js");
  if (error instanceof TemplateError) {
    const { message, file, line, column } = error;
    return [{ severity: "error", message, position: { file, line, column } }];
  }
  if (error instanceof SourceError) {
    const { message, why, fix } = error;
    return [{ severity: "error", message, why, fix }];
  }
  throw error;
}

/** Where things of these kinds are written is known each by itself. */
const kinds: readonly unknown[] = ["services", "networks", "hosts", "variables", "secrets"];

export async function problemsOfInvalid(invalid: readonly Invalid[], texts: SourceTexts): Promise<readonly Problem[]> {
  const { locatorIn } = await import("../../diagnostics/locate-in-stack.js");
  const locator = locatorIn(texts);
  return invalid.map(({ message, at, isKey, origin }) => ({
    severity: "error",
    message,
    ...(origin && { position: locator.locate(origin, kinds.includes(at[0]) ? at.slice(2) : at, isKey && "key") }),
  }));
}
