import { secretDeliveryOf } from "../../facts/secret-delivery.js";
import { parseImageReference } from "../../model/image-reference.js";
import type { Leaf } from "../../reading/placed.js";
import { secretIn } from "../../review/questions/secret-forms.js";
import { isSecretName } from "../../review/questions/secret-names.js";
import { type Code, code } from "../code.js";
import { type Context, changed, type ImportKey, taken } from "../context.js";
import { readsSecret, secretNameOf, secretText, shellText } from "../secret-text.js";

/** Values go to `environment`, secrets to the vault: their values are never written. */
export const environment: ImportKey = (_, context, __, value) => {
  if (value.kind !== "mapping") return undefined;
  const plain: Record<string, unknown> = {};
  const secrets: Record<string, unknown> = {};
  for (const [name, { value: one }] of value.entries) {
    if (one.kind !== "leaf" || one.value === null) continue;
    if (isSecret(name, one)) secrets[name] = secretOf(name, one, context);
    else plain[name] = one.unknown === undefined ? one.value : shellText(one.unknown, context);
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
  if (unknown !== undefined && readsSecret(unknown)) return true;
  return (isSecretName(name) && text !== "" && !/^(?:true|false|yes|no)$/i.test(text)) || secretIn(text) !== undefined;
}

function secretOf(name: string, { value, unknown }: Leaf, context: Context): Code {
  const whole = secretNameOf(context.name, name);
  if (unknown === undefined) return secretText(String(value), name, context) ?? context.secret(whole, String(value));
  if (readsSecret(unknown)) return shellText(unknown, context);
  const [, only] = /^\$\{?(\w+)[^{}]*\}?$/.exec(unknown) ?? [];
  return only === undefined ? context.secret(whole, unknown) : context.secret(secretNameOf(only), `\${${only}}`);
}
