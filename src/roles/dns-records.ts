import { z } from "zod";
import { sitesAnswerOverIpv6 } from "../model/ipv6.js";
import { reverseProxyOf } from "../model/reverse-proxy.js";
import { sitesOf } from "../model/sites.js";
import type { Stack } from "../model/stack.js";
import { shown, type TextValue } from "../model/value.js";
import { defineRole } from "./role.js";
import { setting } from "./setting.js";

/** Each name once, however many sites it has. */
function publicNamesOf(stack: Stack): TextValue[] {
  const seen = sitesOf(stack).filter(({ publicRecord }) => publicRecord);
  return [...new Map(seen.map(({ host }) => [shown(host), host])).values()];
}

/** Runs before the first change of every deployment: the records that the sites of every stack need are there. */
export const dnsRecordsRole = defineRole({
  name: "dns-records",
  summary: "Name each DNS record of the sites that is missing or leads elsewhere",
  options: z.strictObject({
    check: setting(z.boolean()).describe("Whether the records are asked for before the first change").default(true),
    resolvers: setting(z.array(z.string()))
      .describe(
        "Name servers that are asked, one after the other, each an address, or '<address>#<port>'; where empty, 9.9.9.9 and 1.1.1.1, which see what the world sees, or, where an authority of your own signs, the host's own",
      )
      .default([]),
    addresses: setting(z.array(z.string()))
      .describe(
        "Public addresses that the records may lead to besides 'ansible_host' and those of the host's interfaces, such as a load balancer's",
      )
      .default([]),
  }),
  derived: z.strictObject({
    names: z.array(setting(z.string())).describe("Names that a public A record must lead to the host"),
    ipv6: z.boolean().describe("Whether the sites answer over IPv6 too, so that AAAA records may lead to the host"),
    publicAuthority: z.boolean().describe("Whether the authority that signs certificates is one that browsers know"),
    behindProxy: z
      .boolean()
      .describe("Whether the records lead to a proxy before the host, so that their address does not count"),
  }),
  derive: (stack) => {
    const proxy = reverseProxyOf(stack)?.service;
    const nobodyAsks = proxy?.certificates?.proof === "none";
    return {
      names: nobodyAsks ? [] : publicNamesOf(stack),
      ipv6: sitesAnswerOverIpv6(stack),
      publicAuthority: proxy?.certificates?.authority !== "own",
      behindProxy: (proxy?.trustedProxies ?? []).length > 0,
    };
  },
});
