/** The numbers of a version in a tag, such as [18, 4] of "v18.4-bookworm" or "main-v18.4"; none where the tag names no version. */
export function versionOf(tag: string): readonly number[] {
  const numbers = /^(?:[a-z]+-)?v?(\d+(?:\.\d+)*)/.exec(tag)?.[1];
  return numbers === undefined ? [] : numbers.split(".").map(Number);
}

/**
 * Whether a range such as ">=18 <19" covers a version. Numbers are compared part by part, a missing part is 0;
 * no version is covered by no range.
 */
export function covers(range: string, version: readonly number[]): boolean {
  return version.length > 0 && range.split(" ").every((bound) => holds(bound, version));
}

/** The range that a version which none of them covers comes nearest to. */
export function nearestRange(ranges: readonly string[], version: readonly number[]): string | undefined {
  const [nearest] = ranges
    .map((range) => ({ range, gap: gapTo(range, version) }))
    .sort((one, other) => compare(one.gap, other.gap));
  return nearest?.range;
}

/** How far a version lies below or above a range, part by part. */
function gapTo(range: string, version: readonly number[]): readonly number[] {
  const missed = range.split(" ").find((bound) => !holds(bound, version));
  if (missed === undefined) return [];
  const difference = subtract(version, versionOf(missed.replace(/^\D+/, "")));
  return compare(difference, []) < 0 ? difference.map((part) => -part) : difference;
}

function holds(bound: string, version: readonly number[]): boolean {
  const [, operator, limit = ""] = /^(>=|<)(.+)$/.exec(bound) ?? [];
  if (operator === undefined) throw new Error(`'${bound}' is not a bound of a version range`);
  return compare(version, versionOf(limit)) < 0 === (operator === "<");
}

function compare(one: readonly number[], other: readonly number[]): number {
  return subtract(one, other).find((difference) => difference !== 0) ?? 0;
}

function subtract(one: readonly number[], other: readonly number[]): readonly number[] {
  const length = Math.max(one.length, other.length);
  return Array.from({ length }, (_, index) => (one[index] ?? 0) - (other[index] ?? 0));
}
