import { createHash } from "node:crypto";
import { reverseProxyOf } from "./reverse-proxy.js";
import type { Service } from "./service/service.js";
import type { Stack } from "./stack.js";

/**
 * A range of unique local addresses (RFC 4193) for a network that asks for IPv6 and names none. It follows from the
 * name and the IPv4 range: the same at each build, and another one wherever two networks may be on one host.
 */
export function localRange(name: string, subnet: string): string {
  const digits = createHash("sha256").update(`${name} ${subnet}`).digest("hex");
  const groups = [`fd${digits.slice(0, 2)}`, digits.slice(2, 6), digits.slice(6, 10), digits.slice(10, 14)];
  return `${groups.map((group) => group.replace(/^0+(?=.)/, "")).join(":")}::/64`;
}

/** All ranges of a network, that of IPv4 first. */
export function rangesOfNetwork({ subnet, ipv6 }: { readonly subnet: string; readonly ipv6?: string | undefined }) {
  return ipv6 === undefined ? [subnet] : [subnet, ipv6];
}

/** Whether clients that come over IPv6 reach the ports of a service: Docker publishes them where it has a way out. */
export function isReachedOverIpv6(
  { networks }: Pick<Service, "networks">,
  { networks: all }: Pick<Stack, "networks">,
): boolean {
  if (networks === "host") return true;
  return networks.some((name) => all[name]?.internal === false && all[name].ipv6 !== undefined);
}

/** Whether the sites answer over IPv6. */
export function sitesAnswerOverIpv6(stack: Stack): boolean {
  const proxy = reverseProxyOf(stack);
  return proxy !== undefined && isReachedOverIpv6(proxy.service, stack);
}
