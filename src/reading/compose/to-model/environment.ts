import type { Service } from "../../../model/service/service.js";
import type { Unknown } from "../../../model/value.js";
import { type Asked, entries, valueOfLeaf } from "./asked.js";
import type { Route } from "./located.js";

/** The environment of a service, with that of its files, its labels, and what its image is built with. */
export function environmentOf(asked: Asked): Pick<Service, "environment" | "labels" | "buildArguments"> {
  const buildArguments = valuesOf(asked, "buildArguments", "build", "args");
  return {
    environment: valuesOf(asked, "environment", "environment"),
    labels: valuesOf(asked, "labels", "labels"),
    ...(Object.keys(buildArguments).length > 0 && { buildArguments }),
  };
}

function valuesOf(asked: Asked, option: keyof Service, ...way: Route): Readonly<Record<string, string | Unknown>> {
  return Object.fromEntries(
    entries(asked, option, ...way).flatMap(([name, value]) => {
      if (value.kind !== "leaf") return [];
      asked.note([option, name], value);
      return [[name, valueOfLeaf(value)] as const];
    }),
  );
}
