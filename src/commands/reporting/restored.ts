import { existsSync, readFileSync } from "node:fs";
import { UserError } from "../../diagnostics/user-error.js";

/**
 * When the backup of each service was last restored and read, as the operator records it: a JSON object of ISO dates by service.
 *
 * @returns nothing where there is no such file.
 * @throws UserError where it is something else.
 */
export function readRestored(path: string): Readonly<Record<string, string>> {
  if (!existsSync(path)) return {};
  const dates = parsed(readFileSync(path, "utf8"));
  if (dates !== undefined) return dates;
  throw new UserError({
    severity: "error",
    message: `'${path}' is no JSON object of dates`,
    fix: `Write the day of the last restore by service: {"postgresql": "2026-01-31"}.`,
  });
}

function parsed(text: string): Readonly<Record<string, string>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return undefined;
    const isDate = (one: unknown): one is string => typeof one === "string" && /^\d{4}-\d{2}-\d{2}$/.test(one);
    return Object.values(value).every(isDate) ? (value as Readonly<Record<string, string>>) : undefined;
  } catch {
    return undefined;
  }
}
