import { isDynamic, type Value } from "../../model/value.js";
import { toCompose } from "../interpolation.js";
import type { PlacedService } from "./placed.js";

/** Keys that stand as the stack has them; none of them is one that an option says. */
export function rawKeys({ service: { compose } }: PlacedService) {
  return asCompose(compose?.keys ?? {}) as Readonly<Record<string, unknown>>;
}

function asCompose(value: unknown): unknown {
  if (typeof value === "string" || isDynamic(value)) return toCompose(value as Value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(asCompose);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, asCompose(one)]));
}
