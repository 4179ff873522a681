/** The numbers of a version in a tag, such as [18, 4] of "v18.4-bookworm"; none where the tag names no version. */
export function versionOf(tag: string): readonly number[] {
  const numbers = /^v?(\d+(?:\.\d+)*)/.exec(tag)?.[1];
  return numbers === undefined ? [] : numbers.split(".").map(Number);
}

/**
 * Whether a range such as ">=18 <19" covers a version. Numbers are compared part by part, a missing part is 0;
 * no version is covered by no range.
 */
export function covers(range: string, version: readonly number[]): boolean {
  return version.length > 0 && range.split(" ").every((bound) => holds(bound, version));
}

function holds(bound: string, version: readonly number[]): boolean {
  const [, operator, limit = ""] = /^(>=|<)(.+)$/.exec(bound) ?? [];
  if (operator === undefined) throw new Error(`'${bound}' is not a bound of a version range`);
  return compare(version, versionOf(limit)) < 0 === (operator === "<");
}

function compare(one: readonly number[], other: readonly number[]): number {
  const length = Math.max(one.length, other.length);
  const at = Array.from({ length }, (_, index) => (one[index] ?? 0) - (other[index] ?? 0));
  return at.find((difference) => difference !== 0) ?? 0;
}
