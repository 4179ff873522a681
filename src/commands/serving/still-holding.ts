import type { JudgedProblem } from "./judging-process.js";

/** Text of a file when it was judged, or now. */
type TextOf = (file: string) => string | undefined;

/**
 * The findings of the last stack that could be read which still hold while the text cannot be read: those whose line stands
 * unchanged in its place.
 */
export function stillHolding(last: readonly JudgedProblem[], then: TextOf, now: TextOf): readonly JudgedProblem[] {
  return last.filter(({ problem: { position } }) => {
    if (position === undefined) return false;
    const lineIn = (text: string | undefined) => text?.split("\n")[position.line - 1];
    return lineIn(then(position.file)) === lineIn(now(position.file));
  });
}
