/** Whether a host is the container itself, in any way in which programs take it: inet_aton(3), RFC 6761, /etc/hosts. */
export function isLoopback(host: string): boolean {
  const name = plain(host);
  if (/^(?:localhost(?:\.localdomain)?|ip6-(?:localhost|loopback))$/.test(name)) return true;
  if (/^(?:::1|(?:0+:){7}0*1)$/.test(name)) return true;
  const mapped = /^::ffff:([\d.]+)$/.exec(name)?.[1];
  return Math.floor((numberOf(mapped ?? name) ?? 0) / 2 ** 24) === 127;
}

/** Whether a host is every address at once: to listen on it is usual, to ask it is to ask oneself. */
export function isUnspecified(host: string): boolean {
  return /^(?:::|(?:0+:){7}0+)$/.test(plain(host)) || numberOf(plain(host)) === 0;
}

function plain(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[|\]$/g, "")
    .replace(/(?<=.)\.$/, "");
}

/** The IPv4 address as one number: "127.1" is 127.0.0.1, and so are "0x7f000001" and "2130706433". */
function numberOf(host: string): number | undefined {
  const parts = host.split(".");
  if (parts.length > 4 || !parts.every((part) => /^(?:0x[\da-f]+|\d+)$/.test(part))) return undefined;
  const numbers = parts.map((part) => Number.parseInt(part, part.startsWith("0x") ? 16 : /^0\d/.test(part) ? 8 : 10));
  const last = numbers.pop() ?? 0;
  const fits = numbers.every((number) => number < 256) && last < 256 ** (4 - numbers.length);
  if (!fits) return undefined;
  return numbers.reduce((sum, number, index) => sum + number * 256 ** (3 - index), 0) + last;
}
