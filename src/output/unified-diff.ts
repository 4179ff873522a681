/** Lines around a difference that are shown as well. */
const context = 3;

interface Line {
  readonly sign: " " | "-" | "+";
  readonly text: string;
}

/**
 * The lines in which two texts differ, as `diff -u` shows them, without the names of the files.
 *
 * @returns "" where they are equal.
 */
export function unifiedDiff(before: string, after: string): string {
  if (`${before}${after}`.includes("\0")) return before === after ? "" : "It is no text, and differs.\n";
  const lines = compare(linesOf(before), linesOf(after));
  return hunksOf(lines)
    .map(([start, end]) => hunk(lines, start, end))
    .join("");
}

/** Lines with their ends, so that a missing last end is a difference too. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The common start and end first: they are most of any two versions of a file. */
function compare(before: readonly string[], after: readonly string[]): readonly Line[] {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const same = (text: string): Line => ({ sign: " ", text });
  return [
    ...before.slice(0, start).map(same),
    ...middle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map(same),
  ];
}

/** Cells of the table below that are worth their memory; beyond, all lines count as different. */
const tableLimit = 10_000_000;

/** Longest common subsequence: `common[i][j]` is its length for what follows line i and line j. */
function middle(before: readonly string[], after: readonly string[]): readonly Line[] {
  if (before.length * after.length > tableLimit)
    return [...before.map((text): Line => ({ sign: "-", text })), ...after.map((text): Line => ({ sign: "+", text }))];
  const width = after.length + 1;
  const common = new Uint32Array((before.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      common[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));

  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [old, fresh] = [before[i], after[j]];
    if (old !== undefined && old === fresh) lines.push({ sign: " ", text: old });
    else if (old !== undefined && (fresh === undefined || at(i + 1, j) >= at(i, j + 1)))
      lines.push({ sign: "-", text: old });
    else if (fresh !== undefined) lines.push({ sign: "+", text: fresh });
    const sign = lines.at(-1)?.sign;
    if (sign !== "+") i++;
    if (sign !== "-") j++;
  }
  return lines;
}

/** Ranges of lines to show; neighbours that touch are one. */
function hunksOf(lines: readonly Line[]): readonly (readonly [number, number])[] {
  const hunks: [number, number][] = [];
  for (const [index, { sign }] of lines.entries()) {
    if (sign === " ") continue;
    const last = hunks.at(-1);
    const end = Math.min(lines.length, index + context + 1);
    if (last !== undefined && index - context <= last[1]) last[1] = end;
    else hunks.push([Math.max(0, index - context), end]);
  }
  return hunks;
}

function hunk(lines: readonly Line[], start: number, end: number): string {
  const shown = lines.slice(start, end);
  const range = (other: "+" | "-"): string => {
    const count = shown.filter(({ sign }) => sign !== other).length;
    const skipped = lines.slice(0, start).filter(({ sign }) => sign !== other).length;
    return `${count === 0 ? skipped : skipped + 1},${count}`;
  };
  const body = shown.map(({ sign, text }) =>
    text.endsWith("\n") ? sign + text : `${sign}${text}\n\\ No newline at end of file\n`,
  );
  return `@@ -${range("+")} +${range("-")} @@\n${body.join("")}`;
}
