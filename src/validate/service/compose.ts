import { z } from "zod";
import { nearest } from "../../model/nearest.js";
import { freeKeys, type RawKeys, saidOtherwise } from "../../model/service/raw-keys.js";
import { isDynamic } from "../../model/value.js";

const free: readonly string[] = freeKeys;
const elsewhere = new Map<string, string>(Object.entries(saidOtherwise));

/** Keys of Compose as they are: those that an option says are refused with its name. The specification judges the rest. */
const rawKeys = z
  .looseObject({ because: z.string().min(1) })
  .superRefine(({ because: _, ...keys }, context) => {
    for (const [key, value] of Object.entries(keys)) {
      const says =
        refusalOf(key) ??
        (holdsSecret(value) ? "a secret would show in 'docker inspect': give it as 'secrets'" : undefined);
      if (says !== undefined) context.addIssue({ code: "custom", path: [key], message: says });
    }
  })
  .transform(({ because, ...keys }): RawKeys => ({ because, keys }));

function refusalOf(key: string): string | undefined {
  const otherwise = elsewhere.get(key);
  if (otherwise !== undefined) return `'${key}' is not for 'compose': ${otherwise}`;
  if (free.includes(key)) return undefined;
  const near = nearest(key, [...free, ...elsewhere.keys()]);
  return `a service of Compose has no key '${key}'${near === undefined ? "" : ` (did you mean '${near}'?)`}`;
}

function holdsSecret(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (isDynamic(value)) return value.kind === "text" ? value.parts.some(holdsSecret) : value.kind === "secret";
  return Object.values(value).some(holdsSecret);
}

export const composeOptions = { compose: rawKeys.optional() };
