import type { Origin } from "../../../src/model/origin.js";

/** The place where a piece of text first stands in another. */
export function placeOf(text: string, piece: string, file = "stack.ts"): Origin {
  const before = text.slice(0, text.indexOf(piece)).split("\n");
  return { file, line: before.length, column: (before.at(-1) ?? "").length + 1 };
}
