import { neverText } from "../model/never-text.js";
import { markOrigin } from "../model/origin.js";
import { isDynamic, type Scalar, type Secret, type SecretFormat, type Text, type Variable } from "../model/value.js";

interface Explained {
  /** What it is, in one line: for the examples of the inventory and the guide. */
  readonly description: string;
}

interface WithExample extends Explained {
  /** A value that shows the form; the deployment refuses it. Default: none; then there is a `default`. */
  readonly example: string;
}

interface WithDefault extends Explained {
  /** The value where the operator gives none. Default: none; then there is an `example`. */
  readonly default: string;
}

/**
 * Declares an inventory variable: with a `default`, which may stand, or with an `example`, which the deployment refuses
 * until the operator's own value stands in `inventory/group_vars/all/local.yml`.
 *
 * @example const domain = variable("domain", { example: "example.com", description: "Domain of all sites" });
 * @example const user = variable("prod_user", { default: "deploy", description: "Login on the host" });
 */
export function variable<const Name extends string>(name: Name, options: WithExample | WithDefault): Variable<Name> {
  const {
    description,
    example,
    default: fallback,
    ...others
  }: Partial<WithExample & WithDefault> & Explained = options;
  const isExample = example !== undefined;
  const value = example ?? fallback ?? "";
  // What nobody takes goes along, for the border to tell it.
  return markOrigin({ kind: "variable", name, value, isExample, description, ...others }, variable);
}

interface SecretOptions {
  /** Fewest characters. Default: 16. */
  readonly minLength?: number;
  /** What the program wants of it: a pattern, and words for a secret that does not match. Default: any characters. */
  readonly format?: SecretFormat;
  /** What it is for, in the example of the vault and the guide. Default: its name. */
  readonly description?: string;
}

/**
 * Declares a secret. It is read from the vault variable `vault_<name>`; the play stops at its start
 * when the vault does not define it or when it is shorter than `minLength` characters (default 16). Blanks, quotes, `$`, braces
 * and letters beyond ASCII arrive to the byte; where a program wants more of it, `format` says so, and the play stops for that too.
 *
 * @example const password = secret("n8n_db_password", { description: "Password of the n8n database role" });
 * @example const key = secret("litellm_master_key", { format: { pattern: "^sk-", says: "does not begin with 'sk-'" } });
 */
export function secret<const Name extends string>(name: Name, options: SecretOptions = {}): Secret<Name> {
  return markOrigin({ kind: "secret", name, minLength: 16, description: "", ...options }, secret);
}

/**
 * Joins literal text with variables, secrets or other such texts.
 *
 * @example environment: { WEBHOOK_URL: text`https://n8n.${domain}/` }
 */
export function text<const Values extends readonly (Variable | Secret | Text | Scalar)[]>(
  literals: TemplateStringsArray,
  ...values: Values
): Text<PartOf<Values[number]>> {
  const parts = literals.flatMap((literal, index) => [literal, ...partsOf(values[index] ?? "")]);
  const written = parts.filter((part) => part !== "") as readonly (string | PartOf<Values[number]>)[];
  return Object.freeze(neverText({ kind: "text" as const, parts: written }));
}

/** The variables and secrets that a hole of a text brings. */
type PartOf<Value> = Value extends Text<infer Part> ? Part : Value extends Variable | Secret ? Value : never;

/** What stands in a hole of a text; a thing that is no value refuses to be turned into text. */
function partsOf(value: Variable | Secret | Text | Scalar): readonly (string | Variable | Secret)[] {
  if (!isDynamic(value)) return [String(value)];
  return value.kind === "text" ? value.parts : [value];
}
