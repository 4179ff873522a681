import type { DeclaredStack, StackOptions } from "../declared/stack.js";
import { markOrigin } from "../model/origin.js";
import type { ReviewedStack } from "./reviewed.js";

/**
 * Declares the stack; the default export of `stack.ts`. Networks follow from services, services from phases.
 *
 * @param name names folders (`/opt/<name>`), containers (`<name>_<service>`), networks and Compose projects.
 * @example export default defineStack("blog", { domain, hosts: { prod }, phases: [ … ] });
 */
export function defineStack<const Options extends StackOptions>(
  name: string,
  options: Options & ReviewedStack<Options>,
): DeclaredStack {
  return markOrigin({ kind: "stack", name, ...options }, defineStack);
}
