import type { DeclaredStack } from "../declared/stack.js";
import { hostNamedAsEnvironment } from "../model/environments.js";
import { origin } from "../model/origin.js";
import type { Invalid } from "./invalid.js";

/** A host that bears the name of an environment with other hosts. */
export function ambiguousHosts({ hosts }: DeclaredStack): readonly Invalid[] {
  const name = hostNamedAsEnvironment(hosts);
  if (name === undefined) return [];
  const message = `an environment with other hosts is called '${name}' too, and '--limit ${name}' could mean either: call one of the two otherwise`;
  return [{ message, at: ["hosts", name], origin: hosts[name]?.[origin] }];
}
