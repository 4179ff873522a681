import { type Part, partsOf, variablesOf } from "../reading/compose/interpolation.js";
import { secretIn, secretParts } from "../review/questions/secret-forms.js";
import { isSecretName } from "../review/questions/secret-names.js";
import { Code } from "./code.js";
import type { Context } from "./context.js";

/**
 * A text with secrets of the vault in place of the secrets that stand in it.
 *
 * @param name what the secret is called, such as the name of the variable that holds it.
 * @returns nothing where no secret was found, or one may be left.
 */
export function secretText(text: string, name: string, { name: service, secret }: Context): Code | undefined {
  const parts = secretParts(text);
  if (parts.length === 0) return undefined;
  const ends = [0, ...parts.map(({ to }) => to)];
  const rest = [...parts.map(({ from }, index) => text.slice(ends[index], from)), text.slice(ends.at(-1))];
  if (rest.some((one) => secretIn(one) !== undefined)) return undefined;
  const written = parts.map(({ from, to, name: part }, index) => {
    const constant = secret(secretNameOf(service, `${name}_${part}`), text.slice(from, to));
    return `${literal(rest[index] ?? "")}\${${constant.text}}`;
  });
  return new Code(`text\`${written.join("")}${literal(rest.at(-1) ?? "")}\``);
}

/**
 * A text of the shell with constants in place of its variables; those that hold a secret are the vault's.
 *
 * @param example of a variable of which nothing else is known. Default: "decide".
 */
export function shellText(
  written: string,
  context: Pick<Context, "variable" | "secret" | "isSaid">,
  example?: string,
): Code {
  const { variable, secret } = context;
  const parts = settled(partsOf(withReferences(written)), context.isSaid);
  const codes = parts.map((part, index) => {
    if (typeof part === "string") return literal(part);
    const { name, fallback, asks } = part;
    const [before, behind] = [parts[index - 1], parts[index + 1]];
    const isPassword =
      typeof before === "string" && /:\/\/[^/]*:$/.test(before) && typeof behind === "string" && behind.startsWith("@");
    return isSecretName(name) || name.startsWith("vault_") || isPassword
      ? secret(secretNameOf(name), `\${${name}}`)
      : variable(name, fallback, example, asks);
  });
  if (codes.length === 0) return new Code('""');
  const [only] = codes;
  if (only instanceof Code && codes.length === 1) return only;
  return new Code(`text\`${codes.map((one) => (one instanceof Code ? `\${${one.text}}` : one)).join("")}\``);
}

/** Whether a variable of the shell in a text is a secret: by its name, or as the password of an address. */
export function readsSecret(text: string): boolean {
  const written = withReferences(text);
  const isSecret = (name: string) => isSecretName(name) || name.startsWith("vault_");
  return variablesOf(written).some(isSecret) || /:\/\/[^/]*:\$[^@]*@/.test(written);
}

/** Expressions of Jinja that read a variable, as Compose would read it: "{{ name | trim }}" is "${name}". */
function withReferences(written: string): string {
  return written.replace(/\{\{-?\s*([A-Za-z_]\w*)[^{}]*\}\}/g, "${$1}");
}

interface Read {
  readonly name: string;
  readonly fallback: string | undefined;
  /** What the file says to whoever gives no value. */
  readonly asks: string | undefined;
}

/** Parts with what stands for variables that no file says, where that holds variables too; "${A:+b}" is nothing where A is not said. */
function settled(parts: readonly Part[], isSaid: Context["isSaid"]): readonly (string | Read)[] {
  const all = parts.flatMap((part): readonly (string | Read)[] => {
    if (typeof part === "string") return [part];
    const { name, operator, word } = part;
    if (operator.endsWith("+")) return isSaid(name) ? settled(word, isSaid) : [];
    const isPlain = word.every((one) => typeof one === "string");
    // What is empty as it is need not be decided.
    if (operator.endsWith("-") && (!isPlain || word.join("") === "") && !isSaid(name)) return settled(word, isSaid);
    const said = isPlain ? word.join("") : undefined;
    return [
      {
        name,
        fallback: operator.endsWith("-") ? said : undefined,
        asks: operator.endsWith("?") && said !== "" ? said : undefined,
      },
    ];
  });
  return all.filter((one) => one !== "");
}

function literal(text: string): string {
  return text
    .replace(/[`\\$]/g, "\\$&")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r");
}

/** @example secretNameOf("app", "DB_PASSWORD") // "app_db_password" */
export function secretNameOf(...words: readonly string[]): string {
  return words
    .join("_")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^(?:vault_)?_*|_+$/g, "")
    .replace(/^(\d)/, "_$1");
}
