import { containerName } from "./paths.js";
import type { Stack } from "./stack.js";
import { deployedServices } from "./waves.js";

/** Services whose images bring data to a form that no earlier release reads, each with the release that does so. */
export function oneWaysOf(stack: Stack) {
  return deployedServices(stack).flatMap(({ name, service: { oneWay } }) =>
    oneWay === undefined ? [] : [{ service: name, container: containerName(stack, name), line: oneWay.line }],
  );
}
