// Which existing tags a missing one may have meant.

const byVersion = new Intl.Collator("en", { numeric: true });

interface Ranked {
  readonly tag: string;
  readonly parts: number;
  readonly characters: number;
}

/**
 * Sorts tags by their nearness to a wanted one, the nearest first. Tags are compared part by part first (`8.0.10-alpine`
 * is four parts), so that a missing suffix or patch number counts as one step, whatever its length.
 *
 * @example nearestTags("8.0.10-bookworm", ["latest", "8.0-bookworm", "8.0.1-bookworm"])[0] // "8.0.1-bookworm"
 */
export function nearestTags(wanted: string, tags: readonly string[]): readonly string[] {
  const wantedParts = split(wanted);
  return tags
    .map((tag): Ranked => {
      const parts = editDistance(wantedParts, split(tag));
      return { tag, parts, characters: parts > 3 ? parts * 10 : editDistance([...wanted], [...tag]) };
    })
    .sort((a, b) => a.parts - b.parts || a.characters - b.characters || byVersion.compare(b.tag, a.tag))
    .map(({ tag }) => tag);
}

/** Numbers and words: "v1.10-alpine" is "v", "1", "10", "alpine". */
function split(tag: string): readonly string[] {
  return tag.toLowerCase().match(/\d+|[a-z]+/g) ?? [tag];
}

/** Levenshtein's distance: how many elements have to be inserted, removed or replaced. */
function editDistance(from: readonly string[], to: readonly string[]): number {
  let row = to.map((_, index) => index + 1);
  row.unshift(0);
  for (const [i, element] of from.entries()) {
    const next = [i + 1];
    for (const [j, other] of to.entries()) {
      const replaced = (row[j] ?? 0) + (element === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
