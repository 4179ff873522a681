import ts from "typescript-5.9";
import { service, stack, stackText } from "./package.js";

/** What an editor shows where an option is first written in the stack: its documentation. */
export function hovered(option: string): string {
  const at = stackText.search(new RegExp(`\\b${option}: `));
  if (at < 0) throw new Error(`'${option}:' does not stand in ${stack}`);
  return ts.displayPartsToString(service.getQuickInfoAtPosition(stack, at)?.documentation);
}
