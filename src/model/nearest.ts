/** The name that differs least from the one written, by at most two letters typed, dropped or changed. */
export function nearest(written: string, names: readonly string[]): string | undefined {
  return namesNear(written, names)[0];
}

/** The name that must be meant: no other is near, and most of its letters were written. */
export function onlyNear(written: string, names: readonly string[]): string | undefined {
  const [only, another] = namesNear(written, [...new Set(names)]);
  if (only === undefined || another !== undefined) return undefined;
  return distanceOf(written.toLowerCase(), only.toLowerCase()) * 3 <= written.length ? only : undefined;
}

function namesNear(written: string, names: readonly string[]): readonly string[] {
  return names
    .map((name) => ({ name, distance: distanceOf(written.toLowerCase(), name.toLowerCase()) }))
    .filter(({ distance }) => distance <= 2)
    .sort((one, other) => one.distance - other.distance || (one.name < other.name ? -1 : 1))
    .map(({ name }) => name);
}

/** Levenshtein's distance, a row at a time. */
function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    let previous = index + 1;
    row = row.map((above, column) => {
      if (column === 0) return previous;
      const changed = (row[column - 1] ?? 0) + (other[column - 1] === letter ? 0 : 1);
      previous = Math.min(above + 1, previous + 1, changed);
      return previous;
    });
  }
  return row.at(-1) ?? 0;
}
