import { reverseProxyOf } from "../model/reverse-proxy.js";
import { nameInZone, type Site, sitesOf } from "../model/sites.js";
import type { Stack } from "../model/stack.js";
import { table } from "./markdown.js";

/** Which records the operator makes, each on a line of its own, and no other; and who signs the certificates. */
export function dnsRecordsText(stack: Stack): string {
  const sites = sitesOf(stack);
  if (sites.length === 0) return "None.";
  const { proof = "site" } = reverseProxyOf(stack)?.service.certificates ?? {};
  const rows = sites.flatMap((site) => [
    ...(site.publicRecord
      ? [[name(site), "A", "public DNS", "the host's public address", purposeOf(site, proof)]]
      : []),
    ...(site.vpnOnly ? [[name(site), "A", "the VPN's DNS", "the host's VPN address", "clients of the VPN"]] : []),
  ]);
  return [
    "Make these records and no other: no `AAAA` record, for the sites answer over IPv4 alone.",
    certificatesText(stack),
    table(["Name", "Type", "Where", "Leads to", "For"], rows),
  ].join("\n\n");
}

const name = (site: Site): string => `\`${nameInZone(site)}\``;

function purposeOf({ vpnOnly, publicPaths }: Site, proof: string): string {
  const visitors = vpnOnly ? publicPaths.map((path) => `\`${path}\``).join(", ") : "visitors";
  const all = [visitors, proof === "site" ? "the certificate" : ""].filter(Boolean).join(", and ");
  return vpnOnly ? `${all}; others get 403` : all;
}

function certificatesText(stack: Stack): string {
  const proxy = reverseProxyOf(stack);
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
