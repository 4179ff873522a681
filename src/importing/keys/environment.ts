import { secretDeliveryOf } from "../../facts/secret-delivery.js";
import { parseImageReference } from "../../model/image-reference.js";
import type { Leaf, Placed } from "../../reading/placed.js";
import { secretIn } from "../../review/questions/secret-forms.js";
import { isSecretName } from "../../review/questions/secret-names.js";
import { Code, code } from "../code.js";
import { type Context, changed, type ImportKey, taken } from "../context.js";

/** Values go to `environment`, secrets to the vault: their values are never written. */
export const environment: ImportKey = (value, context) => {
  if (value.kind !== "mapping") return undefined;
  const plain: Record<string, unknown> = {};
  const secrets: Record<string, unknown> = {};
  for (const [name, { value: one }] of value.entries) {
    if (one.kind !== "leaf" || one.value === null) continue;
    if (isSecret(name, one)) secrets[name] = context.secret(secretNameOf(context.name, name));
    else plain[name] = importedValue(one, context);
  }
  const options = {
    ...(Object.keys(plain).length > 0 && { environment: plain }),
    ...(Object.keys(secrets).length > 0 && { secrets, ...deliveryOf(context) }),
  };
  if (Object.keys(secrets).length === 0) return taken(options);
  return changed(options, `${Object.keys(secrets).join(", ")} are secrets: give their values to the vault`);
};

/** Where nobody knows how the image takes secrets, it gets them as it had them: in its environment. */
function deliveryOf({ image, until }: Context): object {
  const parsed = parseImageReference(image);
  if (parsed.ok && secretDeliveryOf(parsed.reference) !== undefined) return {};
  const because =
    "as in the Compose file that this was imported from; look for a way that 'docker inspect' does not show";
  return {
    secretDelivery: { kind: "environment" },
    accept: [code`accept("REX074", ${{ because, until }})`],
  };
}

function isSecret(name: string, { value, unknown }: Leaf): boolean {
  const text = String(value);
  if (/_FILE$/.test(name)) return false;
  return (
    (isSecretName(name) && text !== "" && !/^(?:true|false|yes|no)$/i.test(text)) ||
    secretIn(text) !== undefined ||
    (unknown !== undefined && /:\/\/[^/]*:[^/]*@/.test(unknown))
  );
}

function secretNameOf(service: string, name: string): string {
  return `${service}_${name}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^(\d)/, "_$1");
}

/** A value that is known, or a text with inventory variables in place of those of the shell. */
export function importedValue({ value, unknown }: Leaf, { variable }: Pick<Context, "variable">): unknown {
  if (unknown === undefined) return value;
  const parts = unknown.split(/(\$\{\w+[^{}]*\}|\$\w+)/);
  const [before, only, after] = parts;
  if (parts.length === 3 && before === "" && after === "" && only !== undefined) return variableOf(only, variable);
  const written = parts.map((part, index) =>
    index % 2 === 0 ? part.replace(/[`\\$]/g, "\\$&") : `\${${variableOf(part, variable).text}}`,
  );
  return new Code(`text\`${written.join("")}\``);
}

function variableOf(written: string, variable: Context["variable"]): Code {
  const [, name = "value", , fallback] = /^\$\{?(\w+)(:?-([^}]*))?/.exec(written) ?? [];
  return variable(name, fallback);
}

/** The whole text of a leaf that is known. */
export function knownText(value: Placed | undefined): string | undefined {
  return value?.kind === "leaf" && value.unknown === undefined && value.value !== null
    ? String(value.value)
    : undefined;
}
