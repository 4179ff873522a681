import { isIPv4, isIPv6 } from "node:net";
import { expect, test } from "vitest";
import { ipRange, rangeText } from "../../src/model/ip-range.js";
import { localRange } from "../../src/model/ipv6.js";

/** How the URL standard writes an address, which is RFC 5952. */
const standard = (address: string): string => new URL(`http://[${address}]/`).hostname.slice(1, -1);

test.each([
  "2001:db8::1",
  "2001:DB8:0:0:8:800:200C:417A",
  "2001:db8:0:0:1:0:0:1",
  "2001:0:0:1:0:0:0:1",
  "2001:db8:0:1:1:1:1:1",
  "fd12:3456:789a:1::",
  "0:0:0:0:0:0:0:1",
  "::",
  "1::",
  "10:0:0:0:0:0:0:10",
  "0:1:0:1:0:1:0:1",
])("%s is written as the standard has it", (address) => {
  const range = ipRange(`${address}/128`);
  expect(range && rangeText(range)).toBe(`${standard(address)}/128`);
});

test.each([
  ["172.20.2.9/24", "172.20.2.0/24"],
  ["10.1.2.3/8", "10.0.0.0/8"],
  ["fd12:3456:789a:1:2::9/64", "fd12:3456:789a:1::/64"],
  ["fd12:3456:ffff::/20", "fd12:3000::/20"],
])("%s lies in %s", (address, range) => {
  const found = ipRange(address);
  expect(found && rangeText(found)).toBe(range);
});

test.each([
  "172.20.2.0/33",
  "172.20.2/24",
  "256.1.1.1/8",
  "fd12::/129",
  "fd12::1::/64",
  "fd12:::/64",
  "1:2:3/64",
  "g::/8",
  "::",
])("'%s' is no range", (text) => {
  expect(ipRange(text)).toBeUndefined();
});

test("what is an address to Node is one here, and nothing else", () => {
  const digits = ["0", "1", "f", "ff0", "9", ":", "::", ".", "10", "255", "256"];
  let state = 7;
  const next = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  for (let count = 0; count < 20_000; count++) {
    const text = Array.from({ length: 1 + next(15) }, () => digits[next(digits.length)]).join("");
    // The last 32 bits of an IPv6 address in the words of IPv4 are written by nobody as a range.
    if (text.includes(":") && text.includes(".")) continue;
    expect(ipRange(`${text}/8`) !== undefined, text).toBe(isIPv4(text) || isIPv6(text));
  }
});

test("a network that names no range gets one of unique local addresses, another for each name and range", () => {
  const ranges = ["front", "back"].flatMap((name) => [
    localRange(name, "172.20.1.0/24"),
    localRange(name, "172.20.2.0/24"),
  ]);
  expect(new Set(ranges).size).toBe(4);
  expect(localRange("front", "172.20.1.0/24")).toBe(ranges[0]);
  for (let number = 0; number < 500; number++) {
    const range = localRange(`front-${number}`, "172.20.1.0/24");
    const read = ipRange(range);
    expect(read && rangeText(read)).toBe(range);
    expect(range).toMatch(/^fd[0-9a-f]{2}:.*::\/64$/);
  }
});
