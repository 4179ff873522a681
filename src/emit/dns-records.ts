import { grouped } from "../model/grouped.js";
import { sitesAnswerOverIpv6 } from "../model/ipv6.js";
import { reverseProxyOf } from "../model/reverse-proxy.js";
import { nameInZone, type Site } from "../model/site.js";
import { sitesOf } from "../model/sites.js";
import type { Stack } from "../model/stack.js";
import { table } from "./markdown.js";

/** Which records the operator makes, each on a line of its own, and no other; and who signs the certificates. */
export function dnsRecordsText(stack: Stack): string {
  const sites = sitesOf(stack);
  if (sites.length === 0) return "None.";
  const { proof = "site" } = reverseProxyOf(stack)?.service.certificates ?? {};
  const [machine] = reverseProxyOf(stack)?.service.on ?? [];
  const whose = machine === undefined ? "the host's" : `the machine ${machine}'s`;
  const hasIpv6 = sitesAnswerOverIpv6(stack);
  const rows = [...grouped(sites, nameInZone)].flatMap(([name, ofName]) => {
    const seen = ofName.filter(({ publicRecord }) => publicRecord);
    const purposes = [...new Set(seen.map((site) => purposeOf(site, proof)))].join("; ");
    return [
      ...(seen.length > 0 ? [[`\`${name}\``, "A", "public DNS", `${whose} public address`, purposes]] : []),
      ...(seen.length > 0 && hasIpv6
        ? [[`\`${name}\``, "AAAA", "public DNS", `${whose} public IPv6 address, where it has one`, purposes]]
        : []),
      ...(ofName.some(({ vpnOnly }) => vpnOnly)
        ? [[`\`${name}\``, "A", "the VPN's DNS", `${whose} VPN address`, "clients of the VPN"]]
        : []),
    ];
  });
  return [
    hasIpv6
      ? "Make these records and no other: an `AAAA` record where the host has an IPv6 address, for the sites answer over both."
      : "Make these records and no other: no `AAAA` record, for the sites answer over IPv4 alone.",
    certificatesText(stack),
    table(["Name", "Type", "Where", "Leads to", "For"], rows),
  ].join("\n\n");
}

function purposeOf({ vpnOnly, publicPaths }: Site, proof: string): string {
  const visitors = vpnOnly ? publicPaths.map((path) => `\`${path}\``).join(", ") : "visitors";
  const all = [visitors, proof === "site" ? "the certificate" : ""].filter(Boolean).join(", and ");
  return vpnOnly ? `${all}; others get 403` : all;
}

function certificatesText(stack: Stack): string {
  const proxy = reverseProxyOf(stack);
  if (proxy !== undefined && proxy.service.certificates === undefined)
    return `How the reverse proxy \`${proxy.name}\` comes by certificates stands in its own configuration. Where an authority looks at each site, the sites for the VPN need their public record; else leave those away.`;
  const { proof = "site", authority = "public", dnsModule } = proxy?.service.certificates ?? {};
  const who = authority === "public" ? "A public authority" : "An authority of your own";
  switch (proof) {
    case "site":
      return `${who} signs the certificates, once it has reached each site by its public record on port 80 or 443. It is answered before the 403 that keeps others out of the sites for the VPN.`;
    case "dns":
      return `${who} signs the certificates for records that the reverse proxy writes into the zone by itself (provider \`${dnsModule}\`), so sites for the VPN need no public record.`;
    case "none":
      return "The reverse proxy signs the certificates by itself: give its root certificate to each client.";
  }
}
