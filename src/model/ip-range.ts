/** A range of IPv4 or IPv6 addresses, as the numbers of its first and its last. */
export interface IpRange {
  /** Bits of an address: 32 or 128. */
  readonly bits: 32 | 128;
  readonly length: number;
  readonly first: bigint;
  readonly last: bigint;
}

/** What a text in CIDR notation means, wherever in the range its address lies; none where it is no such text. */
export function ipRange(text: string): IpRange | undefined {
  const [, address = "", digits = ""] = /^([\d.]+|[\da-f:]*:[\da-f:]*)\/(\d{1,3})$/i.exec(text) ?? [];
  const bits = address.includes(":") ? 128 : 32;
  const length = Number(digits);
  const number = bits === 32 ? numberOf(address.split("."), 4, 8n, part4) : numberOf(groupsOf(address), 8, 16n, part6);
  if (digits === "" || number === undefined || length > bits) return undefined;
  const size = 1n << BigInt(bits - length);
  const first = number - (number % size);
  return { bits, length, first, last: first + size - 1n };
}

const part4 = { form: /^(?:0|[1-9]\d{0,2})$/, prefix: "" };
const part6 = { form: /^[\da-f]{1,4}$/i, prefix: "0x" };

/** The parts of an address as one number; none where there are more, or fewer, or one is too large. */
function numberOf(all: readonly string[], count: number, bits: bigint, { form, prefix }: typeof part4) {
  if (all.length !== count || !all.every((part) => form.test(part))) return undefined;
  const numbers = all.map((part) => BigInt(`${prefix}${part}`));
  return numbers.some((number) => number >> bits > 0n)
    ? undefined
    : numbers.reduce((sum, number) => (sum << bits) + number, 0n);
}

/** The eight groups of an IPv6 address; "::" stands for as many zeros as are missing. */
function groupsOf(address: string): readonly string[] {
  const [before = "", after, ...more] = address.split("::").map((part) => (part === "" ? [] : part.split(":")));
  if (after === undefined || before === "" || more.length > 0) return address.split(":");
  return [...before, ...Array<string>(Math.max(1, 8 - before.length - after.length)).fill("0"), ...after];
}

/** The range from its first address on, as everybody writes it: of IPv6 after RFC 5952, which is how Docker tells it. */
export function rangeText({ bits, length, first }: IpRange): string {
  return `${bits === 32 ? parts(first, 4, 8n, 10).join(".") : shortened(parts(first, 8, 16n, 16).join(":"))}/${length}`;
}

function parts(number: bigint, count: number, bits: bigint, base: number): readonly string[] {
  return Array.from({ length: count }, (_, index) =>
    ((number >> (bits * BigInt(count - 1 - index))) % (1n << bits)).toString(base),
  );
}

/** "::" in place of the longest run of two zeros or more, the first of several. */
function shortened(address: string): string {
  const runs = [...address.matchAll(/(?<![\da-f])0(?::0)+(?![\da-f])/g)];
  const longest = runs.reduce<RegExpExecArray | undefined>(
    (best, run) => (run[0].length > (best?.[0].length ?? 0) ? run : best),
    undefined,
  );
  if (longest === undefined) return address;
  const end = longest.index + longest[0].length;
  return `${address.slice(0, longest.index).replace(/:$/, "")}::${address.slice(end).replace(/^:/, "")}`;
}
