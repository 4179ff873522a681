import type { Secret, Text, Value, Variable } from "../model/value.js";
import { isDynamic } from "../model/value.js";

/** Text that Ansible renders. Any other string of the plan means itself, braces included. */
export interface Jinja {
  readonly kind: "jinja";
  readonly template: string;
}

/** A string for Ansible to render. Only for expressions that the compiler itself writes. */
export function jinja(template: string): Jinja {
  return { kind: "jinja", template };
}

export function isJinja(value: unknown): value is Jinja {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "jinja";
}

/** Name of the Ansible variable that holds the value. */
export function ansibleName(reference: Variable | Secret): string {
  return reference.kind === "secret" ? `vault_${reference.name}` : reference.name;
}

/** Writes braces so that Ansible prints them instead of reading them. */
export function escapeJinja(text: string): string {
  return text.replace(/\{[{%#]/g, (opening) => `{{ '${opening}' }}`);
}

/** The expression that gives a variable or a secret. */
export type Naming = (reference: Variable | Secret) => string;

/** A value as a template: literal text stays, variables and secrets become expressions. */
export function toTemplate(value: Value | Secret | Text, filter = "", named: Naming = ansibleName): string {
  if (typeof value !== "object") return escapeJinja(String(value));
  if (value.kind === "text")
    return value.parts.map((part) => toTemplate(part, filter + filterOf(value), named)).join("");
  return `{{ ${named(value)}${filter} }}`;
}

/** A value as one expression, in parentheses: literal text in quotes, variables and secrets by their names. */
export function toExpression(value: Variable | Secret | Text): string {
  const parts = value.kind === "text" ? value.parts : [value];
  const filter = value.kind === "text" ? filterOf(value) : "";
  const terms = parts.map((part) =>
    typeof part === "string" ? `'${part.replace(/['\\]/g, "\\$&")}'` : ansibleName(part) + filter,
  );
  return `(${terms.join(" ~ ")})`;
}

/** What writes a value as its text wants it. `urlencode` leaves slashes alone. */
function filterOf({ quoting }: Text): string {
  if (quoting === undefined) return "";
  return quoting === "json" ? " | string | to_json(ensure_ascii=False)" : " | string | urlencode | replace('/', '%2F')";
}

/** Data as Ansible reads it from YAML: strings escaped, dynamic values and Jinja turned into templates. */
export function toAnsible(data: unknown, named: Naming = ansibleName): unknown {
  if (typeof data === "string") return escapeJinja(data);
  if (typeof data !== "object" || data === null) return data;
  if (isJinja(data)) return data.template;
  if (isDynamic(data)) return toTemplate(data, "", named);
  if (Array.isArray(data)) return data.map((entry) => toAnsible(entry, named));
  return Object.fromEntries(
    Object.entries(data)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, toAnsible(value, named)]),
  );
}

/**
 * The variables that a task gives to a role. One that is called like a variable of the inventory hides it there, so that its
 * value would ask for itself: what it takes from the inventory is asked of the host.
 */
export function variablesGiven(variables: Readonly<Record<string, unknown>>): unknown {
  const named: Naming = (reference) => {
    const name = ansibleName(reference);
    return Object.hasOwn(variables, name) ? `hostvars[inventory_hostname]['${name}']` : name;
  };
  return toAnsible(variables, named);
}
