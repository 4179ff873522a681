import type { WithOrigin } from "./origin.js";

/** A value that the inventory gives: it may differ between hosts and never stands in the stack itself. */
export interface Variable<Name extends string = string> extends WithOrigin {
  readonly kind: "variable";
  readonly name: Name;
  /** What stands in the inventory until the operator says otherwise. */
  readonly value: string;
  /** Whether that is only an example, which the deployment refuses. */
  readonly isExample: boolean;
  readonly description: string;
}

/** What a secret must look like for those who read it. */
export interface SecretFormat {
  /** Regular expression that finds something in every value that is right, in the words of both JavaScript and Python. */
  readonly pattern: string;
  /** What is told of a value that it does not fit, after the secret's name, such as "does not begin with 'sk-'". */
  readonly says: string;
}

/** A value that the vault gives: it goes only to files with mode 0400 that one user can read. */
export interface Secret<Name extends string = string> extends WithOrigin {
  readonly kind: "secret";
  readonly name: Name;
  readonly minLength: number;
  /** Default: any text without line ends. */
  readonly format?: SecretFormat | undefined;
  readonly description: string;
}

/** Text with variables or secrets in it, made by the tag `text`. */
export interface Text<Part extends Variable | Secret = Variable | Secret> {
  readonly kind: "text";
  readonly parts: readonly (string | Part)[];
  /** How variables and secrets are written into the text, so that no character of theirs ends or changes it. */
  readonly quoting?: Quoting | undefined;
}

/** As a string of JSON, its quotes included, which YAML and Redis read too; or as a part of a URL. */
export type Quoting = "json" | "url";

export type Scalar = string | number | boolean;

/** A value that is known at build time, or comes from the inventory. Never a secret. */
export type Value = Scalar | Variable | Text<Variable>;

/** A text of a hand-written file of which nobody can know a part before it runs. */
export interface Unknown {
  readonly kind: "unknown";
  /** What is known of it, with "\0" for each part that is not. */
  readonly text: string;
  /** As the file has it. */
  readonly written: string;
}

/** Text that is known at build time, or comes from the inventory. Never a secret. */
export type TextValue = string | Variable | Text<Variable>;

/** A value with a secret in it. */
export type SecretValue = Secret | Text;

/** A text with something behind it. */
export function followed(value: TextValue, end: string): TextValue {
  if (typeof value === "string") return `${value}${end}`;
  return { kind: "text", parts: [...(value.kind === "text" ? value.parts : [value]), end] };
}

/** A value for people: a variable by its name, as in "<data_root>/app". */
export function shown(value: Value): string {
  if (typeof value !== "object") return String(value);
  return value.kind === "variable" ? `<${value.name}>` : value.parts.map(shown).join("");
}

/** A text with the values that its variables have where nobody says otherwise. */
export function sampled(value: TextValue): string {
  if (typeof value === "string") return value;
  return value.kind === "variable" ? value.value : value.parts.map(sampled).join("");
}

const dynamicKinds: readonly unknown[] = ["variable", "secret", "text"];

/** Whether the value is known only when the playbook runs. */
export function isDynamic(value: unknown): value is Variable | Secret | Text {
  return typeof value === "object" && value !== null && "kind" in value && dynamicKinds.includes(value.kind);
}
