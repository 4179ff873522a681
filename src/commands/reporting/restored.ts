import { existsSync, readFileSync, statSync } from "node:fs";
import { UserError } from "../../diagnostics/user-error.js";
import { nearest } from "../../model/nearest.js";

const usual = "restored.json";

/**
 * When the backup of each service was last restored and read, as the operator records it: a JSON object of ISO dates by service.
 *
 * @param named file that was asked for. Default: "restored.json", where there is one.
 * @param services names of the services of the stack.
 * @throws UserError where it is not there, is something else, or names a service that there is not.
 */
export function readRestored(named: string | undefined, services: readonly string[]): Readonly<Record<string, string>> {
  const path = named ?? usual;
  if (named === undefined && !existsSync(path)) return {};
  const dates =
    existsSync(path) && statSync(path).isFile() ? parsed(readFileSync(path, "utf8")) : "there is no such file";
  if (typeof dates === "string") throw refused(path, dates);
  const unknown = Object.keys(dates).find((name) => !services.includes(name));
  if (unknown !== undefined) {
    const near = nearest(unknown, services);
    throw refused(path, `no service is called '${unknown}'${near === undefined ? "" : ` (did you mean '${near}'?)`}`);
  }
  return dates;
}

function refused(path: string, reason: string): UserError {
  return new UserError({
    severity: "error",
    message: `'${path}' does not tell of restores: ${reason}`,
    fix: `Write the day of the last restore by service: {"postgresql": "2026-01-31"}.`,
  });
}

/** The dates, or why there are none. */
function parsed(text: string): Readonly<Record<string, string>> | string {
  const value = json(text);
  if (value === undefined) return "it is no JSON";
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "it is no JSON object";
  const isDate = (one: unknown) =>
    typeof one === "string" && /^\d{4}-\d{2}-\d{2}$/.test(one) && !Number.isNaN(Date.parse(one));
  const [name, other] = Object.entries(value).find(([, one]) => !isDate(one)) ?? [];
  return name === undefined
    ? (value as Readonly<Record<string, string>>)
    : `${JSON.stringify(other)} of '${name}' is no date`;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
