import { describe, inject } from "vitest";
import { isCompiled } from "./inventory.js";
import { passedBefore } from "./passed.js";

/**
 * A part of the host tests, which a run that goes on with an earlier one leaves out when it passed then.
 * Where no host can be made it is skipped; its name says why.
 */
export function part(name: string, tests: () => void): void {
  const reason = whyNot(name);
  if (reason === "") describe(name, tests);
  else describe.skip(`${name} (skipped: ${reason})`, tests);
}

function whyNot(name: string): string {
  const here = inject("whyNotHere") || (isCompiled() ? "" : "generated/ is not there");
  const before = passedBefore(name);
  return here || (before === undefined ? "" : `it passed at ${before}, and nothing changed since`);
}
