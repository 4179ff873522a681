import { isDynamic, type Value, type Variable } from "../model/value.js";

/** Name under which the `.env` beside the Compose files holds an inventory variable. */
export function envName(variable: Variable): string {
  return variable.name.toUpperCase();
}

/** A value as Compose reads it: "$" doubled, inventory variables as `${NAME:?}`, or `${NAME?}` of those that may be empty. */
export function toCompose(value: Value): string {
  if (typeof value !== "object") return String(value).replaceAll("$", "$$$$");
  if (value.kind === "variable") return `\${${envName(value)}${mayBeEmpty(value) ? "?" : ":?"}}`;
  return value.parts.map(toCompose).join("");
}

function mayBeEmpty({ value, isExample }: Variable): boolean {
  return value === "" && !isExample;
}

/** The inventory variables in a value. */
export function variablesIn(value: Value): readonly Variable[] {
  if (typeof value !== "object") return [];
  return value.kind === "variable" ? [value] : value.parts.filter((part) => typeof part === "object");
}

/** The inventory variables anywhere in plain data. */
export function variablesWithin(data: unknown): readonly Variable[] {
  if (typeof data !== "object" || data === null) return [];
  if (isDynamic(data)) return data.kind === "secret" ? [] : variablesIn(data as Value);
  return Object.values(data).flatMap(variablesWithin);
}

/** Whether the value is known only on a host. */
export function needsInventory(value: Value): boolean {
  return variablesIn(value).length > 0;
}
