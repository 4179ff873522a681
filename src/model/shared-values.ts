/** More values than any file has that people write; aliases of aliases alone stand for more. */
export const mostValues = 100_000;

/** Whether data stands for more values than that, where what is shared counts each time, or contains itself. */
export function isTooLarge(data: unknown): boolean {
  const sizes = new Map<object, number>();
  const sizeOf = (value: unknown): number => {
    if (typeof value !== "object" || value === null) return 1;
    const known = sizes.get(value);
    if (known !== undefined) return known;
    // Where it is met again before it is counted, it contains itself.
    sizes.set(value, Number.POSITIVE_INFINITY);
    const size = Object.values(value).reduce<number>((sum, part) => sum + sizeOf(part), 1);
    sizes.set(value, size);
    return size;
  };
  return sizeOf(data) > mostValues;
}
