import type { Service } from "../../../model/service/service.js";
import type { Unknown } from "../../../model/value.js";
import { type Asked, entries, valueOfLeaf } from "./asked.js";

/** The environment of a service, with that of its files, and its labels. */
export function environmentOf(asked: Asked): Pick<Service, "environment" | "labels"> {
  return { environment: valuesOf(asked, "environment"), labels: valuesOf(asked, "labels") };
}

function valuesOf(asked: Asked, option: "environment" | "labels"): Readonly<Record<string, string | Unknown>> {
  return Object.fromEntries(
    entries(asked, option, option).flatMap(([name, value]) => {
      if (value.kind !== "leaf") return [];
      asked.note([option, name], value);
      return [[name, valueOfLeaf(value)] as const];
    }),
  );
}
