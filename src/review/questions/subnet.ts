import { ipRange, rangeText } from "../../model/ip-range.js";

/** Whether two ranges in CIDR notation have an address in common. False where one is no such range. */
export function subnetsOverlap(one: string, other: string): boolean {
  const [a, b] = [ipRange(one), ipRange(other)];
  return a !== undefined && b !== undefined && a.bits === b.bits && a.first <= b.last && b.first <= a.last;
}

/** The range that an address in CIDR notation lies in, such as "172.20.2.0/24" for "172.20.2.9/24". */
export function firstAddressOf(subnet: string): string | undefined {
  const range = ipRange(subnet);
  return range && rangeText(range);
}

/** How many containers find an address in a range, besides the gateway; Docker gives neither its first nor its last. */
export function roomIn(subnet: string): number | undefined {
  const range = ipRange(subnet);
  return range && Math.max(0, Number(range.last - range.first) + 1 - 3);
}
