/** An IPv4 range, as its first and last address. */
interface Range {
  readonly first: number;
  readonly last: number;
}

/** Whether two IPv4 ranges in CIDR notation have an address in common. False where one is no such range. */
export function subnetsOverlap(one: string, other: string): boolean {
  const [a, b] = [rangeOf(one), rangeOf(other)];
  return a !== undefined && b !== undefined && a.first <= b.last && b.first <= a.last;
}

function rangeOf(subnet: string): Range | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(subnet);
  if (match === null) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, length = 0] = match.slice(1).map(Number);
  const size = 2 ** (32 - length);
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  const first = Math.floor(address / size) * size;
  return { first, last: first + size - 1 };
}

/** The range that an address in CIDR notation lies in, such as "172.20.2.0/24" for "172.20.2.9/24". */
export function firstAddressOf(subnet: string): string | undefined {
  const range = rangeOf(subnet);
  if (range === undefined) return undefined;
  const parts = [24, 16, 8, 0].map((bits) => Math.floor(range.first / 2 ** bits) % 256);
  return `${parts.join(".")}/${subnet.split("/")[1]}`;
}

/** How many containers find an address in a range, besides the gateway; Docker gives neither its first nor its last. */
export function roomIn(subnet: string): number | undefined {
  const range = rangeOf(subnet);
  return range && Math.max(0, range.last - range.first + 1 - 3);
}
