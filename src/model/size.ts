const units: Readonly<Record<string, number>> = { K: 1 / 1024, M: 1, G: 1024 };

/** A size such as "1536M" in MiB; 0 for text that is no size, which validation refuses. */
export function toMebibytes(size: string): number {
  const [, number, unit = ""] = /^(\d+(?:\.\d+)?)([KMG])$/.exec(size) ?? [];
  return Number(number ?? 0) * (units[unit] ?? 0);
}
