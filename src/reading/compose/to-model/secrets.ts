import type { Secret } from "../../../model/value.js";
import { valueAt } from "../../placed.js";
import { textOf } from "../shape.js";
import { type Asked, items } from "./asked.js";

/** The secrets that a service gets as files: below /run/secrets by their names, others by their paths. */
export function secretsOf(asked: Asked) {
  const secrets: Record<string, Secret> = {};
  const secretFiles: Record<string, Secret> = {};
  for (const item of items(asked, "secrets", "secrets")) {
    const name = textOf(valueAt(item, "source"));
    if (name === undefined) continue;
    const target = textOf(valueAt(item, "target")) ?? name;
    const secret: Secret = { kind: "secret", name, minLength: 0, description: "" };
    if (target.startsWith("/") && !target.startsWith("/run/secrets/")) {
      secretFiles[target] = secret;
      asked.note(["secretFiles", target], item);
    } else {
      const file = target.replace("/run/secrets/", "");
      secrets[file] = secret;
      asked.note(["secrets", file], item);
    }
  }
  return { secrets, secretFiles, secretDelivery: { kind: "file", suffix: "_FILE" } as const };
}
