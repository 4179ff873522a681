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
  { variable, secret }: Pick<Context, "variable" | "secret">,
  example?: string,
): Code {
  const parts = written.split(reference);
  const codes = parts.map((part, index) => {
    if (index % 2 === 0) return literal(part.replaceAll("$$", "$"));
    const { name, fallback } = variableIn(part);
    const before = parts[index - 1] ?? "";
    const isPassword = /:\/\/[^/]*:$/.test(before) && (parts[index + 1] ?? "").startsWith("@");
    const code =
      isSecretName(name) || isPassword ? secret(secretNameOf(name), `\${${name}}`) : variable(name, fallback, example);
    return parts.length === 3 && written === part ? code : `\${${code.text}}`;
  });
  const [only] = codes.filter((one) => one instanceof Code);
  return only ?? new Code(`text\`${codes.join("")}\``);
}

/** Whether a variable of the shell in a text is a secret: by its name, or as the password of an address. */
export function readsSecret(written: string): boolean {
  const names = written.split(reference).filter((_, index) => index % 2 === 1);
  return names.some((one) => isSecretName(variableIn(one).name)) || /:\/\/[^/]*:\$[^@]*@/.test(written);
}

const reference = /(\$\{\w+[^{}]*\}|(?<!\$)\$[A-Za-z_]\w*)/;

function variableIn(written: string): { readonly name: string; readonly fallback: string | undefined } {
  const [, name = "value", , fallback] = /^\$\{?(\w+)(:?-([^}]*))?/.exec(written) ?? [];
  return { name, fallback };
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
    .replace(/^_+|_+$/g, "")
    .replace(/^(\d)/, "_$1");
}
