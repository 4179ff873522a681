/** A change of a text: what stands from one place to another becomes something else. Places count characters from 0. */
export interface Edit {
  readonly from: number;
  /** First place behind. */
  readonly to: number;
  readonly text: string;
  /** What the change was worked out from, where that is more: two edits of one list do not know of each other. */
  readonly within?: readonly [number, number];
}

/** A text with the edits made. Of two that touch, the first is made; the other is for the next round. */
export function edited(text: string, edits: readonly Edit[]): string {
  const made: Edit[] = [];
  for (const edit of edits) if (!made.some((other) => touch(edit, other))) made.push(edit);
  const lastFirst = made.sort((one, other) => other.from - one.from);
  return lastFirst.reduce((before, { from, to, text }) => before.slice(0, from) + text + before.slice(to), text);
}

function touch(one: Edit, other: Edit): boolean {
  const [a, b] = [reachOf(one), reachOf(other)];
  return a[0] <= b[1] && b[0] <= a[1];
}

function reachOf({ from, to, within = [from, to] }: Edit): readonly [number, number] {
  return [Math.min(from, within[0]), Math.max(to, within[1])];
}

/** The removal of lines where nothing else stands in them; otherwise of the words, with the comma behind or before. */
export function removal(text: string, from: number, to: number): Edit {
  const behind = to + (/^\s*,/.exec(text.slice(to))?.[0].length ?? 0);
  const lineStart = text.lastIndexOf("\n", from - 1) + 1;
  const lineEnd = text.indexOf("\n", behind);
  const isAlone = text.slice(lineStart, from).trim() === "" && text.slice(behind, lineEnd).trim() === "";
  if (isAlone && lineEnd >= 0) return { from: lineStart, to: lineEnd + 1, text: "" };
  if (behind > to) return { from, to: behind + (/^[ \t]*/.exec(text.slice(behind))?.[0].length ?? 0), text: "" };
  const comma = /,\s*$/.exec(text.slice(0, from));
  return { from: comma?.index ?? from, to, text: "" };
}
