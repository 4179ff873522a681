import { secretDeliveryOf } from "../../facts/secret-delivery.js";
import { parseImageReference } from "../../model/image-reference.js";
import { isSecretName } from "../../review/questions/secret-names.js";
import type { Context } from "../context.js";
import { secretNameOf } from "../secret-text.js";
import type { Options, Proposal } from "./proposal.js";

/** What the image does not start without, where the file does not say it; a file of variables may that is not there. */
export function required(options: Options, { facts, name, image, secret }: Context): readonly Proposal[] {
  const said = Object.keys({ ...(options.environment as object), ...(options.secrets as object) });
  const isSaid = (one: string) => said.some((other) => other === one || other === `${one}_FILE`);
  const parsed = parseImageReference(image);
  if (facts === undefined || !parsed.ok || secretDeliveryOf(parsed.reference) === undefined) return [];
  if ((facts.insteadOfRequired ?? []).some(isSaid)) return [];
  const lacking = facts.requiredEnvironment.filter((one) => !isSaid(one) && isSecretName(one));
  if (lacking.length === 0) return [];
  const secrets = Object.fromEntries(
    lacking.map((one) => [one, secret(secretNameOf(name, one), { from: `${name} ${one}` })]),
  );
  return [{ key: "environment", option: { secrets }, says: `the image does not start without ${lacking.join(", ")}` }];
}
