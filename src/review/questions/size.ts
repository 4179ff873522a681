const mebibytes = { K: 1 / 1024, M: 1, G: 1024 } as const;

/** A size such as "1.5G" in MiB; `undefined` for text that is no size. */
export function mebibytesOf(size: string): number | undefined {
  const [, number, unit] = /^(\d+(?:\.\d+)?)([KMG])$/.exec(size) ?? [];
  return number === undefined ? undefined : Number(number) * mebibytes[unit as keyof typeof mebibytes];
}
